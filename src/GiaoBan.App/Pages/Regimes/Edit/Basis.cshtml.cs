using GiaoBan.App.Shared;
using GiaoBan.Domain.Regimes;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>The document a regime comes from, what it cites, and how long it holds.</summary>
public sealed class BasisModel(DraftDesk desk) : DraftPage(desk)
{
    /// <summary>A cited document as typed.</summary>
    public sealed class CiteRow
    {
        public string? Symbol { get; set; }
        public string? Date { get; set; }
        public string? Issuer { get; set; }
        public string? Subject { get; set; }
    }

    [BindProperty(Name = "title")]
    public string? RegimeTitle { get; set; }

    [BindProperty(Name = "issuer")]
    public string? Issuer { get; set; }

    [BindProperty(Name = "symbol")]
    public string? Symbol { get; set; }

    [BindProperty(Name = "date")]
    public string? Date { get; set; }

    [BindProperty(Name = "subject")]
    public string? Subject { get; set; }

    [BindProperty(Name = "until")]
    public string? Until { get; set; }

    [BindProperty(Name = "rows")]
    public List<CiteRow> Rows { get; set; } = [];

    /// <inheritdoc/>
    protected override bool Fill()
    {
        (RegimeTitle, Issuer, Symbol, Subject) = (Pack.Title, Pack.Basis.Issuer, Pack.Basis.Symbol, Pack.Basis.Subject);
        (Date, Until) = (DateFields.Write(Pack.Basis.Date), Pack.EffectiveTo is { } last ? DateFields.Write(last) : null);
        Rows = [.. Pack.Basis.Cites.Select(c => new CiteRow { Symbol = c.Symbol, Date = DateFields.Write(c.Date), Issuer = c.Issuer, Subject = c.Subject })];
        return true;
    }

    /// <inheritdoc/>
    protected override bool Arrange(string act) => TypedTexts.Arrange(act, Rows, () => new CiteRow());

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        var cites = Rows.Select((row, i) => (
            Symbol: Needed(row.Symbol, $"rows[{i}].Symbol"), Date: NeededDate(row.Date, $"rows[{i}].Date"),
            Issuer: Optional(row.Issuer, $"rows[{i}].Issuer"), Subject: Optional(row.Subject, $"rows[{i}].Subject"))).ToList();
        var (title, issuer, symbol) = (Needed(RegimeTitle, "title"), Needed(Issuer, "issuer"), Needed(Symbol, "symbol"));
        var (date, subject, until) = (NeededDate(Date, "date"), Needed(Subject, "subject"), OptionalDate(Until, "until"));
        return !ModelState.IsValid ? null : Pack with
        {
            Title = title,
            EffectiveTo = until,
            Basis = new BasisDocument(issuer, symbol, date!.Value, subject) { Cites = [.. cites.Select(c => new CitedDocument(c.Symbol, c.Date!.Value, c.Issuer, c.Subject))] },
        };
    }
}

using GiaoBan.App.Shared;
using GiaoBan.Domain.Regimes;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>Words of the text, and how they are read.</summary>
public sealed class ClauseModel(DraftDesk desk) : DraftPage(desk)
{
    [BindProperty(Name = "newCode")]
    public string? TypedCode { get; set; }

    [BindProperty(Name = "place")]
    public string? Place { get; set; }

    [BindProperty(Name = "quote")]
    public string? Quote { get; set; }

    [BindProperty(Name = "reading")]
    public string? Reading { get; set; }

    [BindProperty(Name = "decidedBy")]
    public string? DecidedBy { get; set; }

    [BindProperty(Name = "decidedOn")]
    public string? DecidedOn { get; set; }

    /// <inheritdoc/>
    public override string Back => $"{Home}/muc/loi-van";

    private Clause? Known => Pack.Clauses.FirstOrDefault(c => c.Code == Item);

    /// <inheritdoc/>
    protected override bool Exists() => IsNew || Known is not null;

    /// <inheritdoc/>
    protected override bool Fill()
    {
        if (Known is { } clause)
        {
            (Place, Quote, Reading, DecidedBy) = (clause.Place, clause.Quote, clause.Reading, clause.DecidedBy);
            DecidedOn = clause.DecidedOn is { } day ? DateFields.Write(day) : null;
        }

        return Exists();
    }

    /// <inheritdoc/>
    protected override RegimePack? Removed() => IsUsed("loi-van") ? null : Pack with { Clauses = [.. Pack.Clauses.Where(c => c.Code != Item)] };

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        var (place, quote) = (Needed(Place, "place"), Needed(Quote, "quote"));
        var reading = Optional(Reading, "reading");
        var (by, on) = (Optional(DecidedBy, "decidedBy"), OptionalDate(DecidedOn, "decidedOn"));
        RefuseHalfReading(reading, by, DecidedOn);
        var code = Known?.Code ?? NewCode(TypedCode, place, Pack.Clauses.Select(c => c.Code));
        return ModelState.IsValid
            ? Pack with { Clauses = PackPart.With(Pack.Clauses, new Clause(code, place, quote, reading, by, on), c => c.Code == code) }
            : null;
    }

    // A reading binds people: who chose it and when stand beside it, or there is none.
    private void RefuseHalfReading(string? reading, string? by, string? on)
    {
        if (reading is null && (by ?? on) is not null)
        {
            Refuse("reading", "editor.clause.reading-missing");
        }
        else if (reading is not null && by is null)
        {
            Refuse("decidedBy", "editor.clause.decided-by-missing");
        }
        else if (reading is not null && string.IsNullOrWhiteSpace(on))
        {
            Refuse("decidedOn", "editor.clause.decided-on-missing");
        }
    }
}

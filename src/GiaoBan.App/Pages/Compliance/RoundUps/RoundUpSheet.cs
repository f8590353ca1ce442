using System.Globalization;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Compliance.RoundUps;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Compliance.Contracts;

namespace GiaoBan.App.Pages.Compliance.RoundUps;

/// <summary>A round-up as a page shows it: of this moment, or as it was issued.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Content">Figures and words; null where nothing is owed in the quarter.</param>
/// <param name="Open">The one being written, if this is of this moment and one is.</param>
/// <param name="Issued">The issued one that is shown; null for this moment.</param>
/// <param name="All">Every issued one of the quarter.</param>
public sealed record RoundUpSheet(Quarter Quarter, RoundUpContent? Content, RoundUp? Open, IssuedRoundUp? Issued, IReadOnlyList<IssuedRoundUp> All)
{
    /// <summary>The quarter's path.</summary>
    public string Path => $"/tong-hop-quy/{Quarter}";

    /// <summary>The address of this sheet, or of something of it.</summary>
    /// <param name="part">After the quarter: <c>/danh-sach</c>.</param>
    /// <param name="query">Names and values; what is null is left out.</param>
    public string Link(string part = "", params IReadOnlyList<(string Name, string? Value)> query)
    {
        (string Name, string? Value)[] all = [("lan", Issued?.Number.ToString(CultureInfo.InvariantCulture)), .. query];
        var words = string.Join('&', all.Where(q => q.Value is not null).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}"));
        return Path + part + (words.Length == 0 ? "" : "?" + words);
    }

    /// <summary>The list behind a compared figure of this quarter; of another quarter the same list as it is now.</summary>
    public string Behind(ComparedFigure figure, Quarter quarter)
    {
        var sheet = quarter == Quarter ? this : this with { Quarter = quarter, Issued = null };
        return figure.Place switch
        {
            "dung-han" => sheet.ReportsOf(ComplianceGroup.OnTime),
            "cham" => sheet.ReportsOf(ComplianceGroup.Late),
            "qua-han" => sheet.ReportsOf(ComplianceGroup.Overdue),
            "khong-day-du" => sheet.ReportsOf(ComplianceGroup.Incomplete),
            "thieu-chinh-xac" => sheet.ReportsOf(ComplianceGroup.Inaccurate),
            "lam-tot" => sheet.UnitsOf(RoundUpList.Well),
            "don-vi-cham" => sheet.UnitsOf(RoundUpList.Late),
            _ => sheet.UnitsOf(RoundUpList.Missing),
        };
    }

    /// <summary>The units of a list.</summary>
    public string UnitsOf(RoundUpList? list) => Link("/danh-sach", ("ds", list is { } one ? RoundUpPlaces.CodeOf(one) : RoundUpPlaces.AllUnits));

    /// <summary>The reports behind a figure.</summary>
    public string ReportsOf(ComplianceGroup group, string? unit = null, string? requirement = null, string? block = null) =>
        Link("/danh-sach", ("nhom", ComplianceCodes.Of(group)), ("donvi", unit), ("loai", requirement), ("khoi", block));
}

/// <summary>Places of round-ups in addresses.</summary>
public static class RoundUpPlaces
{
    /// <summary>Every unit, not those of a list.</summary>
    public const string AllUnits = "tat-ca";

    private static readonly Dictionary<RoundUpList, string> Codes = new()
    {
        [RoundUpList.Well] = "thuc-hien-tot",
        [RoundUpList.Late] = "cham",
        [RoundUpList.Incomplete] = "khong-day-du",
        [RoundUpList.Inaccurate] = "thieu-chinh-xac",
        [RoundUpList.Missing] = "khong-gui",
        [RoundUpList.NeverSent] = "khong-gui-bao-cao-nao",
        [RoundUpList.Repeated] = "lap-lai",
        [RoundUpList.WithinExtension] = "gia-han",
    };

    /// <summary>A list's code in addresses and keys of texts.</summary>
    public static string CodeOf(RoundUpList list) => Codes[list];

    /// <summary>The list of a code, or null.</summary>
    public static RoundUpList? ListOf(string? code) => Codes.Where(c => c.Value == code).Select(c => (RoundUpList?)c.Key).FirstOrDefault();
}

/// <summary>Reads the round-up that an address asks for.</summary>
public sealed class RoundUpLoader(GetRoundUp get, CurrentActor current, Shared.Texts texts)
{
    /// <summary>The texts of a document: Vietnamese, whatever the reader's language.</summary>
    public Text Vietnamese => texts.In(Language.Vietnamese);

    /// <summary>The name of a block, as documents say it.</summary>
    public string BlockName(string block) => Vietnamese.Has("organisation.block." + block) ? Vietnamese["organisation.block." + block] : block;

    /// <summary>The sheet, or a refusal; "not found" where the address names no quarter or no issued one.</summary>
    /// <param name="quarter">As in the address: <c>2021-Q3</c>.</param>
    /// <param name="number">Which issued one; null is this moment's.</param>
    /// <param name="cancellation">The request.</param>
    public async Task<Result<RoundUpSheet>> LoadAsync(string? quarter, int? number, CancellationToken cancellation)
    {
        if (!Quarter.TryParse(quarter, out var asked) || !current.Actor.Can(Permissions.ComplianceRead))
        {
            return Error.NotFound("roundup.not-found");
        }

        if (number is { } one)
        {
            var issued = await get.IssuedAsync(current.Actor, asked, one, cancellation);
            return issued.IsOk
                ? new RoundUpSheet(asked, issued.Value.Content, null, issued.Value.Issued, (await get.ShelfAsync(cancellation)).Issued.Where(i => i.Quarter == asked).ToList())
                : Result<RoundUpSheet>.Refused(issued.Errors);
        }

        var view = await get.NowAsync(current.Actor, asked, BlockName, cancellation);
        return view.IsOk ? new RoundUpSheet(asked, view.Value.Content, view.Value.Open, null, view.Value.Issued) : Result<RoundUpSheet>.Refused(view.Errors);
    }
}

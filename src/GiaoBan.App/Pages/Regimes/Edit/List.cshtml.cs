using System.Globalization;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>One list of a draft: its lines in order, moved up and down, and the way to each.</summary>
public sealed class ListModel(DraftDesk desk) : DraftPage(desk)
{
    [BindProperty(SupportsGet = true), FromRoute(Name = "part")]
    public string Slug { get; set; } = "";

    /// <summary>The list.</summary>
    public PackPart? Part => PackPart.Find(Slug);

    /// <inheritdoc/>
    public override string Back => $"{Home}/muc/{Slug}";

    /// <summary>What stands under a line's name.</summary>
    public string Under(string code) => Slug switch
    {
        "loi-van" => Pack.Clauses.First(c => c.Code == code) is { Reading: { } reading } ? Desk.Text["editor.clause.read-as", reading] : "",
        "bao-cao" => RequirementWords(Pack.FindRequirement(code)!),
        "luong" => Pack.FindStream(code)!.FocalPosts is var posts ? string.Join(", ", posts.Select(Choices.PostName)) : "",
        "de-cuong" => Desk.Text["editor.outline.count", Pack.Outlines.First(o => o.Code == code).Sections.Count],
        _ => Desk.Text["editor.form.count", Pack.Forms.First(f => f.Code == code).Indicators.Count],
    };

    /// <inheritdoc/>
    protected override bool Fill() => Part is not null;

    /// <inheritdoc/>
    protected override bool Exists() => Part is not null;

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        var words = (Act ?? "").Split(':');
        if (words is not ["up" or "down", var place] || !int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            Refuse("", "editor.act.unknown");
            return null;
        }

        return Part!.Move(Pack, index, words[0] == "up" ? index - 1 : index + 1);
    }

    private string RequirementWords(Requirement requirement) => string.Join(" · ",
    [
        Desk.Text["editor.kind." + requirement.Kind.ToString().ToLowerInvariant()],
        Choices.Words(requirement.OwedBy),
        .. requirement.Schedule is { } schedule ? schedule.Tiers.Select(t => $"{Desk.Text["regimes.tier." + t.Tier]}: {DeadlinePhrases.Write(t.Rule, schedule.Cadence)}") : [],
    ]);
}

using GiaoBan.Domain.Regimes;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>A stream: whose reports, who consolidates, who approves, which parts.</summary>
public sealed class StreamModel(DraftDesk desk) : DraftPage(desk)
{
    [BindProperty(Name = "newCode")]
    public string? TypedCode { get; set; }

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "requirement")]
    public string? Requirement { get; set; }

    [BindProperty(Name = "clauses")]
    public List<string> Clauses { get; set; } = [];

    [BindProperty(Name = "first")]
    public string? First { get; set; }

    [BindProperty(Name = "others")]
    public List<string> Others { get; set; } = [];

    [BindProperty(Name = "approver")]
    public string? Approver { get; set; }

    [BindProperty(Name = "sections")]
    public List<string> Sections { get; set; } = [];

    [BindProperty(Name = "forms")]
    public List<string> Forms { get; set; } = [];

    /// <summary>The stream; null for a new one.</summary>
    public ReportStream? Known => Pack.FindStream(Item ?? "");

    /// <summary>The report whose parts may be chosen; null until one is chosen.</summary>
    public Requirement? Chosen => Pack.FindRequirement(Requirement ?? "");

    /// <inheritdoc/>
    public override string Back => $"{Home}/muc/luong";

    /// <inheritdoc/>
    protected override bool Exists() => IsNew || Known is not null;

    /// <inheritdoc/>
    protected override bool Fill()
    {
        if (Known is { } stream)
        {
            (Name, Requirement, First, Approver) = (stream.Name, stream.Requirement, stream.FocalPosts[0], stream.ApproverPost);
            (Clauses, Others, Sections, Forms) = ([.. stream.Clauses], [.. stream.FocalPosts.Skip(1)], [.. stream.Sections], [.. stream.Forms]);
        }

        return Exists();
    }

    /// <inheritdoc/>
    protected override bool Arrange(string act) => act == "parts";

    /// <inheritdoc/>
    protected override RegimePack? Removed() => Pack with { Streams = [.. Pack.Streams.Where(s => s.Code != Item)] };

    /// <inheritdoc/>
    protected override RegimePack? Changed()
    {
        var name = Needed(Name, "name");
        if (Chosen is null)
        {
            Refuse("requirement", "app.field.missing");
        }

        if (Clauses.Count == 0)
        {
            Refuse("clauses", "editor.clauses.none");
        }

        if (string.IsNullOrEmpty(First))
        {
            Refuse("first", "editor.stream.focal-missing");
        }

        var code = Known?.Code ?? NewCode(TypedCode, name, Pack.Streams.Select(s => s.Code));
        if (!ModelState.IsValid)
        {
            return null;
        }

        // Parts of a report that was chosen before do not belong to the one chosen now.
        var sections = Pack.OutlineOf(Chosen!)?.Sections.Select(s => s.Code).Intersect(Sections) ?? [];
        var stream = new ReportStream(
            code, name, Chosen!.Code, TypedTexts.InOrderOf(Known?.Clauses ?? [], Clauses), [First!, .. TypedTexts.InOrderOf(Known?.FocalPosts ?? [], Others).Where(post => post != First)],
            string.IsNullOrEmpty(Approver) ? null : Approver, TypedTexts.InOrderOf(Known?.Sections ?? [], sections), TypedTexts.InOrderOf(Known?.Forms ?? [], Chosen.Forms.Intersect(Forms)));
        return Pack with { Streams = PackPart.With(Pack.Streams, stream, s => s.Code == code) };
    }
}

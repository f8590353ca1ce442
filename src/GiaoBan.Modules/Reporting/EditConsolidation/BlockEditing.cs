using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.Modules.Reporting;

/// <summary>Applies changes to a draft's blocks. Nobody's work is lost: a block that somebody else changed since it was read is not touched.</summary>
public static class BlockEditing
{
    /// <summary>The blocks after the change, or why it cannot be made.</summary>
    /// <param name="blocks">The blocks as they stand.</param>
    /// <param name="edit">The change.</param>
    /// <param name="basedOn">The draft's version that the editor read.</param>
    /// <param name="version">The version that the change makes.</param>
    /// <param name="sections">Codes of the sections that the stream takes.</param>
    public static Result<IReadOnlyList<ConsolidationBlock>> Apply(
        IReadOnlyList<ConsolidationBlock> blocks, BlockEdit edit, int basedOn, int version, IReadOnlyList<string> sections) => edit switch
        {
            BlockEdit.Reword e => Reworded(blocks, e, basedOn, version),
            BlockEdit.LeaveOut e => Replaced(blocks, e.Block, basedOn, b => [b with { Taken = false, Fresh = false, Changed = version }]),
            BlockEdit.TakeBack e => Replaced(blocks, e.Block, basedOn, b => [b with { Taken = true, Fresh = false, Changed = version }]),
            BlockEdit.AddWords e => Added(blocks, e, version, sections),
            BlockEdit.Split e => Replaced(blocks, e.Block, basedOn, b => Parts(b, blocks, version)),
            BlockEdit.Merge e => Merged(blocks, e, basedOn, version),
            _ => throw new ArgumentOutOfRangeException(nameof(edit), edit.Act, "No such change."),
        };

    private static Result<IReadOnlyList<ConsolidationBlock>> Reworded(IReadOnlyList<ConsolidationBlock> blocks, BlockEdit.Reword edit, int basedOn, int version)
    {
        var text = Folding.Normal(edit.Text).Trim();
        return Wrong(text) is { } error
            ? error
            : Replaced(blocks, edit.Block, basedOn, b => [b with { Text = text, Fresh = false, Earlier = null, Changed = version }]);
    }

    private static Result<IReadOnlyList<ConsolidationBlock>> Added(
        IReadOnlyList<ConsolidationBlock> blocks, BlockEdit.AddWords edit, int version, IReadOnlyList<string> sections)
    {
        var text = Folding.Normal(edit.Text).Trim();
        if (Wrong(text) is { } error)
        {
            return error;
        }

        if (!sections.Contains(edit.Section))
        {
            return Error.Invalid("reporting.section.unknown", "section", edit.Section);
        }

        var own = new ConsolidationBlock(NextId(blocks), edit.Section, [], [], "", text, true, true, false, null, version);
        // After the section's last block; the report's order comes from the outline.
        var place = blocks.Count - blocks.Reverse().TakeWhile(b => b.Section != edit.Section).Count();
        return (ConsolidationBlock[])[.. blocks.Take(place), own, .. blocks.Skip(place)];
    }

    private static Result<IReadOnlyList<ConsolidationBlock>> Merged(IReadOnlyList<ConsolidationBlock> blocks, BlockEdit.Merge edit, int basedOn, int version)
    {
        if (blocks.FirstOrDefault(b => b.Id == edit.With) is not { } other || edit.With == edit.Block)
        {
            return Error.Conflict("consolidation.block.gone");
        }

        if (other.Changed > basedOn)
        {
            return Error.Conflict("consolidation.block.changed");
        }

        if (blocks.Any(b => b.Id == edit.Block && b.Section != other.Section))
        {
            return Error.Invalid("consolidation.block.other-section", "with");
        }

        return Replaced([.. blocks.Where(b => b.Id != edit.With)], edit.Block, basedOn, b =>
        [
            b with
            {
                Sources = [.. b.Sources, .. other.Sources],
                Words = [.. b.Words, .. other.Words],
                Original = $"{b.Original} {other.Original}".Trim(),
                Text = $"{b.Text} {other.Text}",
                Taken = true,
                Apart = true,
                Fresh = false,
                Changed = version,
            },
        ]);
    }

    private static Result<IReadOnlyList<ConsolidationBlock>> Replaced(
        IReadOnlyList<ConsolidationBlock> blocks, string id, int basedOn, Func<ConsolidationBlock, IReadOnlyList<ConsolidationBlock>> by) =>
        blocks.FirstOrDefault(b => b.Id == id) switch
        {
            null => Error.Conflict("consolidation.block.gone"),
            { } block when block.Changed > basedOn => Error.Conflict("consolidation.block.changed"),
            _ => (ConsolidationBlock[])[.. blocks.SelectMany(b => b.Id == id ? by(b) : [b])],
        };

    // The first part keeps a wording that was typed; the others go back to their source's words.
    private static IReadOnlyList<ConsolidationBlock> Parts(ConsolidationBlock block, IReadOnlyList<ConsolidationBlock> all, int version)
    {
        if (block.Sources.Count < 2)
        {
            return [block];
        }

        var next = Number(NextId(all));
        return
        [
            .. block.Sources.Select((source, i) => block with
            {
                Id = i == 0 ? block.Id : "b" + (next + i - 1).ToString(CultureInfo.InvariantCulture),
                Sources = [source],
                Words = [block.Words[i]],
                Original = block.Words[i],
                Text = i == 0 && block.IsReworded() ? block.Text : block.Words[i],
                Apart = true,
                Fresh = false,
                Changed = version,
            }),
        ];
    }

    private static Error? Wrong(string text) => text.Length switch
    {
        0 => Error.Invalid("consolidation.text.empty", "text"),
        > ReportLimits.SectionText => Error.Invalid("reporting.text.too-long", "text", ReportLimits.SectionText, text.Length),
        _ => null,
    };

    private static string NextId(IReadOnlyList<ConsolidationBlock> blocks) =>
        "b" + (blocks.Select(b => Number(b.Id)).DefaultIfEmpty(0).Max() + 1).ToString(CultureInfo.InvariantCulture);

    private static int Number(string id) => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);
}

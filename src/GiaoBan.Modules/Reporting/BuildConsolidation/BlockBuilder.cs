using System.Globalization;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Reporting.Contracts;

namespace GiaoBan.Modules.Reporting;

/// <summary>
/// Makes a draft's blocks from the sources' words. Near-equal paragraphs of several units become one block; what the focal post did to a
/// block stays as long as its source's words do.
/// </summary>
public sealed class BlockBuilder
{
    // Enough to say "this is what became of that paragraph" when a unit sends another version.
    private const double SuccessorLikeness = 0.3;

    private readonly List<Paragraph> _pool;
    private readonly List<ConsolidationBlock> _blocks = [];
    private readonly List<ConsolidationBlock> _lost = [];
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);
    private readonly bool _rebuild;
    private int _lastId;

    private BlockBuilder(IReadOnlyList<SourceReport> reports, IReadOnlyList<string> sections, IReadOnlyList<ConsolidationBlock> before)
    {
        _pool = [.. ParagraphsOf(reports, sections)];
        _rebuild = before.Count > 0;
        _lastId = before.Select(b => int.Parse(b.Id.AsSpan(1), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
    }

    /// <summary>The blocks, in the order of the outline and, within a section, of the units.</summary>
    /// <param name="reports">The sources, in the order of the units.</param>
    /// <param name="sections">Codes of the sections that the stream takes, in order.</param>
    /// <param name="before">The blocks so far; empty at the first build.</param>
    public static IReadOnlyList<ConsolidationBlock> Build(
        IReadOnlyList<SourceReport> reports, IReadOnlyList<string> sections, IReadOnlyList<ConsolidationBlock> before)
    {
        var builder = new BlockBuilder(reports, sections, before);
        var order = builder._pool.Index().ToDictionary(p => (p.Item.Section, p.Item.Source.SubmissionId, p.Item.Words), p => p.Index);
        foreach (var block in before)
        {
            builder.Keep(block);
        }

        foreach (var paragraph in builder._pool.ToList())
        {
            builder.Place(paragraph);
        }

        return
        [
            .. builder._blocks.OrderBy(b => Position(sections, b.Section))
                .ThenBy(b => b.Sources.Count == 0 ? int.MaxValue : order.GetValueOrDefault((b.Section, b.Sources[0].SubmissionId, b.Words[0]), int.MaxValue)),
        ];
    }

    private static IEnumerable<Paragraph> ParagraphsOf(IReadOnlyList<SourceReport> reports, IReadOnlyList<string> sections) =>
        from section in sections
        from report in reports
        from text in report.Content.Sections.Where(s => s.Code == section)
        from words in Paragraphs.Of(text.Text).Distinct(StringComparer.Ordinal)
        select new Paragraph(section, report.Source, words);

    private static int Position(IReadOnlyList<string> sections, string code) => sections.TakeWhile(s => s != code).Count();

    private void Keep(ConsolidationBlock block)
    {
        if (block.Sources.Count == 0)
        {
            _blocks.Add(block);
            return;
        }

        var (sources, words) = (new List<SourceVersion>(), new List<string>());
        for (var i = 0; i < block.Sources.Count; i++)
        {
            var index = _pool.FindIndex(p => p.Section == block.Section && p.Source.SubmissionId == block.Sources[i].SubmissionId && p.Words == block.Words[i]);
            if (index >= 0)
            {
                sources.Add(_pool[index].Source);
                words.Add(_pool[index].Words);
                _pool.RemoveAt(index);
            }
        }

        if (sources.Count == 0)
        {
            _lost.Add(block);
        }
        else if (sources.Count == block.Sources.Count)
        {
            _blocks.Add(block with { Sources = sources, Fresh = false });
        }
        else
        {
            var original = block.Apart ? string.Join(' ', words) : words.MaxBy(w => w.Length)!;
            _blocks.Add(block with { Sources = sources, Words = words, Original = original, Text = block.IsReworded() ? block.Text : original, Fresh = true });
        }
    }

    private void Place(Paragraph paragraph)
    {
        var twin = _blocks.FindIndex(b => b.Section == paragraph.Section && !b.Apart && b.Sources.Count > 0
            && b.Sources.All(s => s.SubmissionId != paragraph.Source.SubmissionId) && SayTheSame(b.Original, paragraph.Words));
        if (twin >= 0)
        {
            _blocks[twin] = Joined(_blocks[twin], paragraph);
            return;
        }

        var successor = _lost
            .Where(b => b.Section == paragraph.Section && b.Sources.Any(s => s.SubmissionId == paragraph.Source.SubmissionId))
            .Select(b => (Block: b, Likeness: Prose.Similarity(b.Original, paragraph.Words)))
            .Where(b => b.Likeness >= SuccessorLikeness)
            .OrderByDescending(b => b.Likeness)
            .FirstOrDefault().Block;
        if (successor is not null)
        {
            _lost.Remove(successor);
        }

        var id = successor?.Id ?? "b" + (++_lastId).ToString(CultureInfo.InvariantCulture);
        _blocks.Add(new ConsolidationBlock(
            id, paragraph.Section, [paragraph.Source], [paragraph.Words], paragraph.Words, paragraph.Words, successor?.Taken ?? true, successor?.Apart ?? false,
            _rebuild, successor is { } old && old.IsReworded() ? old.Text : null, successor?.Changed ?? 0));
    }

    // A province's section has hundreds of paragraphs, each held against each: their numbers, read once, part nearly all of them.
    private bool SayTheSame(string one, string other) => NumbersOf(one) == NumbersOf(other) && Paragraphs.SayTheSame(one, other);

    private string NumbersOf(string words)
    {
        if (!_numbers.TryGetValue(words, out var numbers))
        {
            _numbers.Add(words, numbers = Paragraphs.NumbersOf(words));
        }

        return numbers;
    }

    private ConsolidationBlock Joined(ConsolidationBlock block, Paragraph paragraph)
    {
        // The fuller words stand for both, unless the focal post has worded it already.
        var original = paragraph.Words.Length > block.Original.Length ? paragraph.Words : block.Original;
        return block with
        {
            Sources = [.. block.Sources, paragraph.Source],
            Words = [.. block.Words, paragraph.Words],
            Original = original,
            Text = block.IsReworded() ? block.Text : original,
            Fresh = block.Fresh || _rebuild,
        };
    }

    private sealed record Paragraph(string Section, SourceVersion Source, string Words);
}

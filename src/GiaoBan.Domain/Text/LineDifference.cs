namespace GiaoBan.Domain.Text;

/// <summary>A step from one text to another.</summary>
/// <param name="Before">The line as it was; null where it is new.</param>
/// <param name="After">The line as it is; null where it is gone.</param>
/// <param name="Line">Where it stands, from 1: in the new text, or, of a line that is gone, where it stood.</param>
public sealed record TextStep(string? Before, string? After, int Line);

/// <summary>Lays two texts beside each other line by line and names only what differs.</summary>
public static class LineDifference
{
    // Rows times columns of the table of common lines: beyond it (some 2,000 changed lines either side) the middle is taken as a whole.
    private const long MostCells = 4_000_000;

    /// <summary>What changed, from the top; empty where nothing did. Empty lines and spaces at the ends of lines do not count.</summary>
    /// <param name="before">The earlier text.</param>
    /// <param name="after">The later text.</param>
    public static IReadOnlyList<TextStep> Between(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var start = 0;
        while (start < Math.Min(old.Count, now.Count) && old[start].Text == now[start].Text)
        {
            start++;
        }

        var end = 0;
        while (end < Math.Min(old.Count, now.Count) - start && old[^(end + 1)].Text == now[^(end + 1)].Text)
        {
            end++;
        }

        return Paired(Middle(old[start..^end], now[start..^end]));
    }

    private static List<(string Text, int Line)> Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Select((line, i) => (Text: line.Trim(), Line: i + 1)).Where(l => l.Text.Length > 0)];

    private static IEnumerable<TextStep> Middle(List<(string Text, int Line)> old, List<(string Text, int Line)> now)
    {
        if ((long)old.Count * now.Count > MostCells)
        {
            return [.. old.Select(l => new TextStep(l.Text, null, l.Line)), .. now.Select(l => new TextStep(null, l.Text, l.Line))];
        }

        // common[i, j]: the most lines that the rest of both, from i and j on, have in common in order.
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i].Text == now[j].Text ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return Walk(old, now, common);
    }

    private static IEnumerable<TextStep> Walk(List<(string Text, int Line)> old, List<(string Text, int Line)> now, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i].Text == now[j].Text)
            {
                (i, j) = (i + 1, j + 1);
                yield return new TextStep(null, null, 0);
            }
            else if (i < old.Count && (j == now.Count || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return new TextStep(old[i].Text, null, old[i++].Line);
            }
            else
            {
                yield return new TextStep(null, now[j].Text, now[j++].Line);
            }
        }
    }

    /// <summary>A gone line and a new one in the same gap are one changed line.</summary>
    private static List<TextStep> Paired(IEnumerable<TextStep> steps)
    {
        List<TextStep> changes = [];
        Queue<TextStep> gone = new();
        foreach (var step in steps.Append(new TextStep(null, null, 0)))
        {
            if (step.Before is not null)
            {
                gone.Enqueue(step);
            }
            else if (step.After is not null)
            {
                changes.Add(gone.TryDequeue(out var before) ? step with { Before = before.Before } : step);
            }
            else
            {
                changes.AddRange(gone);
                gone.Clear();
            }
        }

        return changes;
    }
}

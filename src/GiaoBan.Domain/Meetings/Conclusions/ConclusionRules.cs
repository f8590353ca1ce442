using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Meetings;

/// <summary>An item of the agenda with what is written about it, to be judged before it is issued.</summary>
/// <param name="Place">How the item is named in a refusal's field: <c>items[2]</c>.</param>
/// <param name="Number">Its place in the agenda, from 1, for people.</param>
/// <param name="Content">What is written.</param>
/// <param name="Options">Options of the item, the proposed ones marked.</param>
public sealed record ConclusionToIssue(string Place, int Number, ConclusionContent Content, IReadOnlyDictionary<Guid, bool> Options);

/// <summary>When a conclusion is complete: clear task, clear responsibility, clear time (NN-8), and where it differs from the proposal, why (NN-7).</summary>
public static class ConclusionRules
{
    /// <summary>Most directives of one item.</summary>
    public const int MostDirectives = 50;

    /// <summary>Everything that lacks, each with its place; empty where all may be issued.</summary>
    /// <param name="items">Every item of the agenda.</param>
    /// <param name="heldOn">The day of the meeting: nothing is due before it.</param>
    /// <param name="posts">Posts that exist.</param>
    public static IReadOnlyList<Error> Lacks(IReadOnlyCollection<ConclusionToIssue> items, LocalDate heldOn, IReadOnlySet<Guid> posts) =>
        [.. items.SelectMany(i => OfItem(i, heldOn, posts))];

    /// <summary>Whether a conclusion differs from the proposal: it says so, or an option was proposed and another one, or none, was chosen.</summary>
    public static bool Differs(ConclusionContent content, IReadOnlyDictionary<Guid, bool> options) =>
        content.Differs || (options.Values.Any(proposed => proposed) && !(content.Option is { } chosen && options.GetValueOrDefault(chosen)));

    /// <summary>The last day of the notice: so many working days after the day the meeting ended (MTG-1).</summary>
    /// <param name="days">Which days are worked.</param>
    /// <param name="endedOn">The day the meeting ended.</param>
    /// <param name="workingDays">The term of the meeting's kind.</param>
    public static Deadline NoticeDue(WorkingDays days, LocalDate endedOn, int workingDays) => Deadline.Within(days.Add(endedOn, workingDays));

    private static IEnumerable<Error> OfItem(ConclusionToIssue item, LocalDate heldOn, IReadOnlySet<Guid> posts)
    {
        var (place, number, content) = (item.Place, item.Number, item.Content.Tidy());
        if (content.None)
        {
            return content.NoneReason.Length == 0 ? [Error.Invalid("conclusions.lacks.none-reason", place + ".noneReason", number)] : [];
        }

        return OfConclusion(item, place, number, content).Concat(content.Directives.SelectMany((d, i) => OfDirective(d, $"{place}.directives[{i}]", number, i + 1, heldOn, posts)));
    }

    private static IEnumerable<Error> OfConclusion(ConclusionToIssue item, string place, int number, ConclusionContent content)
    {
        if (content.Option is { } option && !item.Options.ContainsKey(option))
        {
            yield return Error.Invalid("conclusions.lacks.option", place + ".option", number);
        }
        else if (content.Option is null && content.Text.Length == 0)
        {
            yield return Error.Invalid("conclusions.lacks.text", place + ".text", number);
        }

        if (Differs(content, item.Options))
        {
            if (content.DiffersReason.Length == 0)
            {
                yield return Error.Invalid("conclusions.lacks.differs-reason", place + ".differsReason", number);
            }

            if (content.LegalBasis.Length == 0)
            {
                yield return Error.Invalid("conclusions.lacks.legal-basis", place + ".legalBasis", number);
            }
        }

        if (!content.NoTask && content.Directives.Count == 0)
        {
            yield return Error.Invalid("conclusions.lacks.directive", place + ".noTask", number);
        }

        if (content.NoTask && content.Directives.Any(d => !d.NoTask))
        {
            yield return Error.Invalid("conclusions.lacks.no-task-with-tasks", place + ".noTask", number);
        }
    }

    private static IEnumerable<Error> OfDirective(DirectiveContent directive, string place, int number, int line, LocalDate heldOn, IReadOnlySet<Guid> posts)
    {
        if (directive.Text.Length == 0)
        {
            yield return Error.Invalid("conclusions.lacks.task", place + ".text", number, line);
        }

        if (directive.NoTask)
        {
            yield break;
        }

        if (directive.Lead is not { } lead || !posts.Contains(lead))
        {
            yield return Error.Invalid("conclusions.lacks.lead", place + ".lead", number, line);
        }

        if (directive.Supporters.Any(s => s == directive.Lead || !posts.Contains(s)) || (directive.ReportTo is { } to && !posts.Contains(to)))
        {
            yield return Error.Invalid("conclusions.lacks.supporters", place + ".supporters", number, line);
        }

        if (directive.DueOn is not { } due)
        {
            yield return Error.Invalid("conclusions.lacks.due", place + ".dueOn", number, line);
        }
        else if (due < heldOn)
        {
            yield return Error.Invalid("conclusions.lacks.due-past", place + ".dueOn", number, line, heldOn);
        }

        if (directive.Product.Length == 0)
        {
            yield return Error.Invalid("conclusions.lacks.product", place + ".product", number, line);
        }
    }
}

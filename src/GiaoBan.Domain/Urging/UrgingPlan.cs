using NodaTime;

namespace GiaoBan.Domain.Urging;

/// <summary>Who is spoken to at a step (DB-12).</summary>
public enum UrgingAudience
{
    /// <summary>Who holds the post that answers for the report.</summary>
    Holder,

    /// <summary>Who that post is lent to today.</summary>
    Deputy,

    /// <summary>The head of the unit: escalation 1.</summary>
    Head,

    /// <summary>The office that watches: escalation 2.</summary>
    Office,
}

/// <summary>One step of a plan.</summary>
/// <param name="Minutes">From the deadline that counts, granted time included: -1440 is a day before, 0 at it, 1440 a day after.</param>
/// <param name="To">Who is spoken to.</param>
/// <param name="Channels">Ways out besides the notice inside: <c>mail</c>, <c>sms</c>, <c>zalo</c>; may be none.</param>
public sealed record UrgingStep(int Minutes, IReadOnlyList<UrgingAudience> To, IReadOnlyList<string> Channels);

/// <summary>When those who have not sent are urged, who, and how: a list of steps around the deadline (DB-12).</summary>
/// <param name="Steps">In any order.</param>
public sealed record UrgingPlan(IReadOnlyList<UrgingStep> Steps)
{
    /// <summary>Most steps of a plan.</summary>
    public const int MostSteps = 12;

    /// <summary>Farthest from the deadline: 60 days, in minutes.</summary>
    public const int Farthest = 60 * 24 * 60;

    /// <summary>What holds where the office has said nothing: the day before, two hours before and at the deadline to the post; a day late also to the unit's head; three days late also to the office.</summary>
    public static UrgingPlan Default { get; } = new(
    [
        new(-1440, [UrgingAudience.Holder, UrgingAudience.Deputy], ["mail"]),
        new(-120, [UrgingAudience.Holder, UrgingAudience.Deputy], ["mail"]),
        new(0, [UrgingAudience.Holder, UrgingAudience.Deputy], ["mail"]),
        new(1440, [UrgingAudience.Holder, UrgingAudience.Deputy, UrgingAudience.Head], ["mail"]),
        new(4320, [UrgingAudience.Holder, UrgingAudience.Deputy, UrgingAudience.Head, UrgingAudience.Office], ["mail"]),
    ]);

    /// <summary>The last step that falls after one moment and not after another; null where none does. Steps that were slept through are not made up for one by one.</summary>
    /// <param name="due">The deadline that counts.</param>
    /// <param name="after">Looked at up to here before.</param>
    /// <param name="upTo">Now.</param>
    public UrgingStep? StepBetween(Instant due, Instant after, Instant upTo) => Steps
        .Where(s => due + Duration.FromMinutes(s.Minutes) is var at && at > after && at <= upTo)
        .MaxBy(s => s.Minutes);

    /// <summary>What is wrong with the plan, each at its step.</summary>
    /// <param name="channels">The channels that exist.</param>
    /// <returns>Errors <c>urging.plan.*</c>; none where the plan may be used.</returns>
    public IReadOnlyList<Error> Check(IReadOnlyCollection<string> channels)
    {
        var errors = new List<Error>();
        if (Steps.Count > MostSteps)
        {
            errors.Add(Error.Invalid("urging.plan.too-many", "steps", MostSteps));
        }

        for (var i = 0; i < Steps.Count; i++)
        {
            var (step, field) = (Steps[i], $"steps[{i}]");
            if (Math.Abs((long)step.Minutes) > Farthest)
            {
                errors.Add(Error.Invalid("urging.plan.too-far", field + ".amount", Farthest / 1440));
            }

            if (Steps.Take(i).Any(s => s.Minutes == step.Minutes))
            {
                errors.Add(Error.Invalid("urging.plan.twice", field + ".amount"));
            }

            if (step.To.Count == 0)
            {
                errors.Add(Error.Invalid("urging.plan.nobody", field + ".to"));
            }

            if (step.Channels.Any(c => !channels.Contains(c)))
            {
                errors.Add(Error.Invalid("urging.plan.channel", field + ".by"));
            }
        }

        return errors;
    }
}

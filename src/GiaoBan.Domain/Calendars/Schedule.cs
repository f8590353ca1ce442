using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>When a report is owed: its cadence and the deadline of each tier.</summary>
/// <param name="Cadence">The periods.</param>
/// <param name="Tiers">A deadline rule per tier, in the order of work; a tier whose deadline the text does not state is not listed.</param>
/// <param name="InForceFrom">An obligation exists iff its deadline is on or after this day; null = the regime's first day.</param>
public sealed record Schedule(Cadence Cadence, IReadOnlyList<TierDeadline> Tiers, LocalDate? InForceFrom);

/// <summary>The deadline rule of a tier, with the clause it rests on.</summary>
/// <param name="Tier"><c>contributor</c>, <c>focal</c> or <c>unit</c>.</param>
/// <param name="Rule">The rule, as the authority reads the words.</param>
/// <param name="Clause">Code of the clause.</param>
public sealed record TierDeadline(string Tier, DeadlineRule Rule, string Clause)
{
    /// <summary>The tier of focal posts, who consolidate what the other tiers send.</summary>
    public const string Focal = "focal";

    /// <summary>The rule as the words say literally, where that cannot be meant (SK-5: "14h cùng ngày"); null where they mean what they say.</summary>
    public DeadlineRule? AsWritten { get; init; }
}

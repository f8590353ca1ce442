using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>What somebody does about a report.</summary>
internal enum DemoDeed
{
    Draft,
    Send,

    /// <summary>Sent with less than was asked for: it comes back.</summary>
    SendShort,
    Nil,
    Phone,

    /// <summary>Asks for more time.</summary>
    Ask,
    Grant,
    Refuse,
    Return,
    Accept,
    HandOver,
    Approve,
}

/// <summary>A deed at its instant.</summary>
/// <param name="At">When.</param>
/// <param name="Deed">What.</param>
/// <param name="Obligation">About which report.</param>
/// <param name="Words">The reason, the note of a call, or why it is late.</param>
internal sealed record DemoStep(Instant At, DemoDeed Deed, Obligation Obligation, string? Words)
{
    /// <summary>The later deadline asked for.</summary>
    public Deadline? Until { get; init; }
}

/// <summary>Decides who does what when: past periods are whole, with the delays and gaps a real book shows; the one under way stands half done.</summary>
internal sealed class DemoScript(DemoFile demo, RegimePack pack, Instant clock)
{
    private const int LateStreamPercent = 8;

    private const int MoreDays = 5;

    private readonly IDemoHours _hours = demo.OfficeHours ? new DemoOfficeHours() : new DemoWakingHours();

    /// <summary>The steps until the demo's clock, in the order of time.</summary>
    public IReadOnlyList<DemoStep> Steps(IReadOnlyList<Obligation> obligations, Func<Guid, string> unitCode) =>
    [
        .. obligations
            .Where(o => o.AbsorbedInto is null && o.ExemptReason is null && pack.FindRequirement(o.Requirement) is { TakesPlan: false })
            .SelectMany(o => o switch
            {
                { Stream.Length: > 0 } => Consolidated(o, obligations),
                _ when o.DueAt <= clock => Past(o, unitCode(o.UnitId)),
                _ => Current(o, unitCode(o.UnitId)),
            })
            .Where(s => s.At <= clock)
            .OrderBy(s => s.At).ThenBy(s => s.Obligation.ObligationId),
    ];

    private IEnumerable<DemoStep> Past(Obligation obligation, string unit)
    {
        var dice = new Dice("past", obligation.Requirement, unit, obligation.PeriodKey);
        var habit = demo.Habits.GetValueOrDefault(unit, demo.Usual);
        var due = obligation.DueAt!.Value;
        var roll = dice.Between(1, 100);
        if (roll <= habit.Missing)
        {
            return [];
        }

        if ((roll -= habit.Missing) <= habit.Late)
        {
            return [new DemoStep(_hours.After(due, dice), DemoDeed.Send, obligation, dice.Pick(demo.LateReasons))];
        }

        if ((roll -= habit.Late) <= habit.Extended)
        {
            return Extended(obligation, due, dice);
        }

        var sent = _hours.Before(due, dice);
        var allowsNil = pack.FindRequirement(obligation.Requirement)!.AllowsNil;
        if ((roll -= habit.Extended) <= habit.Nil && allowsNil)
        {
            return [new DemoStep(sent, DemoDeed.Nil, obligation, null)];
        }

        if ((roll -= habit.Nil) > 0 && roll <= habit.Phone && demo.PhoneNotes.Count > 0 && HasStream(obligation))
        {
            return [new DemoStep(sent, DemoDeed.Phone, obligation, dice.Pick(demo.PhoneNotes))];
        }

        if ((roll -= habit.Phone) > 0 && roll <= habit.Returned && HasStream(obligation))
        {
            var returned = _hours.ReadAfter(sent, dice);
            return
            [
                new DemoStep(sent, DemoDeed.SendShort, obligation, null),
                new DemoStep(returned, DemoDeed.Return, obligation, dice.Pick(demo.ReturnReasons)),
                new DemoStep(_hours.MendedAfter(returned, dice), DemoDeed.Send, obligation, null),
            ];
        }

        return [new DemoStep(sent, DemoDeed.Send, obligation, null)];
    }

    private IEnumerable<DemoStep> Extended(Obligation obligation, Instant due, Dice dice)
    {
        var asked = _hours.Before(due, dice);
        var why = dice.Pick(demo.ExtensionReasons);
        var decided = asked + Duration.FromMinutes(dice.Between(30, 150));
        var sent = new DemoStep(_hours.After(due, dice), DemoDeed.Send, obligation, why);
        return dice.Chance(80)
            ? [new DemoStep(asked, DemoDeed.Ask, obligation, why) { Until = Later(due) }, new DemoStep(decided, DemoDeed.Grant, obligation, "Đồng ý gia hạn."), sent]
            :
            [
                new DemoStep(asked, DemoDeed.Ask, obligation, why) { Until = Later(due) },
                new DemoStep(decided, DemoDeed.Refuse, obligation, "Thường trực Tỉnh ủy cần báo cáo đúng hạn để họp giao ban."),
                sent,
            ];
    }

    private static Deadline Later(Instant due) => Deadline.Within((due - Duration.FromSeconds(1)).InZone(Deadline.Zone).Date.PlusDays(MoreDays));

    private IEnumerable<DemoStep> Current(Obligation obligation, string unit)
    {
        if (demo.Current.GetValueOrDefault(obligation.Requirement, []).GetValueOrDefault(unit) is not { } act)
        {
            return demo.RestAsUsual ? Past(obligation, unit) : [];
        }

        var seconds = new Dice("second", obligation.Requirement, unit, obligation.PeriodKey).Between(0, 59);
        var at = obligation.DueAt!.Value - Duration.FromMinutes(act.Minutes) + Duration.FromSeconds(seconds);
        return act.Act switch
        {
            "open" => [],
            "sent" => [new DemoStep(at, DemoDeed.Send, obligation, null)],
            "accepted" =>
            [
                new DemoStep(at, DemoDeed.Send, obligation, null),
                new DemoStep(at + Duration.FromMinutes(18), DemoDeed.Accept, obligation, null),
            ],
            "nil" => [new DemoStep(at, DemoDeed.Nil, obligation, null)],
            "phone" => [new DemoStep(at, DemoDeed.Phone, obligation, act.Note)],
            "asks" => [new DemoStep(at, DemoDeed.Ask, obligation, act.Reason) { Until = Later(obligation.DueAt.Value) }],
            "draft" => [new DemoStep(at, DemoDeed.Draft, obligation, null)],
            "returned" =>
            [
                new DemoStep(at, DemoDeed.SendShort, obligation, null),
                new DemoStep(at + Duration.FromMinutes(42), DemoDeed.Return, obligation, act.Reason),
            ],
            _ => throw new InvalidOperationException($"{act.Act} is no act."),
        };
    }

    private IEnumerable<DemoStep> Consolidated(Obligation stream, IReadOnlyList<Obligation> all)
    {
        var dice = new Dice("stream", stream.Stream, stream.PeriodKey);
        var source = all.FirstOrDefault(o => o.Stream.Length == 0 && o.Requirement == stream.Requirement && o.PeriodKey == stream.PeriodKey);
        var handed = stream.DueAt is { } due
            ? due + Duration.FromMinutes(dice.Chance(LateStreamPercent) ? dice.Between(6, 40) : -dice.Between(12, 150))
            : source is null ? (Instant?)null : _hours.ConsolidatedAfter(source.DueAt!.Value, dice);
        if (handed is not { } at)
        {
            return [];
        }

        var late = at > stream.DueAt ? dice.Pick(demo.LateReasons) : null;
        return
        [
            new DemoStep(at, DemoDeed.HandOver, stream, late),
            new DemoStep(_hours.ApprovedAfter(at, dice), DemoDeed.Approve, stream, null),
        ];
    }

    private bool HasStream(Obligation obligation) => pack.Streams.Any(s => s.Requirement == obligation.Requirement);
}

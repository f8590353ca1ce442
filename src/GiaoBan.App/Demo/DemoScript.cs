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
internal sealed record DemoStep(Instant At, DemoDeed Deed, Obligation Obligation, string? Words);

/// <summary>Decides who does what when: past periods are whole, with the delays and gaps a real book shows; the one under way stands half done.</summary>
internal sealed class DemoScript(DemoFile demo, RegimePack pack, Instant clock)
{
    private const int MissingPercent = 4;
    private const int LatePercent = 8;
    private const int NilPercent = 6;
    private const int PhonePercent = 4;
    private const int ReturnedPercent = 5;

    /// <summary>The steps until the demo's clock, in the order of time.</summary>
    public IReadOnlyList<DemoStep> Steps(IReadOnlyList<Obligation> obligations, Func<Guid, string> unitCode) =>
    [
        .. obligations
            .Where(o => pack.FindRequirement(o.Requirement) is { TakesPlan: false })
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
        var due = obligation.DueAt!.Value;
        var roll = dice.Between(1, 100);
        if (roll <= MissingPercent)
        {
            return [];
        }

        if ((roll -= MissingPercent) <= LatePercent)
        {
            return [new DemoStep(After(due, dice, dice.Chance(70) ? 95 : 900), DemoDeed.Send, obligation, dice.Pick(demo.LateReasons))];
        }

        var sent = Before(due, dice);
        var allowsNil = pack.FindRequirement(obligation.Requirement)!.AllowsNil;
        if ((roll -= LatePercent) <= NilPercent && allowsNil)
        {
            return [new DemoStep(sent, DemoDeed.Nil, obligation, null)];
        }

        if ((roll -= NilPercent) is > 0 and <= PhonePercent && HasStream(obligation))
        {
            return [new DemoStep(sent, DemoDeed.Phone, obligation, dice.Pick(demo.PhoneNotes))];
        }

        if ((roll -= PhonePercent) is > 0 and <= ReturnedPercent && HasStream(obligation))
        {
            var returned = sent + Duration.FromMinutes(dice.Between(20, 45));
            return
            [
                new DemoStep(sent, DemoDeed.SendShort, obligation, null),
                new DemoStep(returned, DemoDeed.Return, obligation, dice.Pick(demo.ReturnReasons)),
                new DemoStep(returned + Duration.FromMinutes(dice.Between(15, 60)), DemoDeed.Send, obligation, null),
            ];
        }

        return [new DemoStep(sent, DemoDeed.Send, obligation, null)];
    }

    private IEnumerable<DemoStep> Current(Obligation obligation, string unit)
    {
        if (demo.Current.GetValueOrDefault(obligation.Requirement, []).GetValueOrDefault(unit) is not { } act)
        {
            return [];
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
            "draft" => [new DemoStep(at, DemoDeed.Draft, obligation, null)],
            "returned" =>
            [
                new DemoStep(at, DemoDeed.SendShort, obligation, null),
                new DemoStep(at + Duration.FromMinutes(42), DemoDeed.Return, obligation, act.Reason),
            ],
            _ => throw new InvalidOperationException($"{act.Act} is no act."),
        };
    }

    // Some time before the briefing, or the morning after where the text names no hour (SK-8).
    private IEnumerable<DemoStep> Consolidated(Obligation stream, IReadOnlyList<Obligation> all)
    {
        var dice = new Dice("stream", stream.Stream, stream.PeriodKey);
        var source = all.FirstOrDefault(o => o.Stream.Length == 0 && o.Requirement == stream.Requirement && o.PeriodKey == stream.PeriodKey);
        var handed = stream.DueAt is { } due
            ? due + Duration.FromMinutes(dice.Chance(LatePercent) ? dice.Between(6, 40) : -dice.Between(12, 150))
            : source?.DueAt + Duration.FromHours(9) + Duration.FromMinutes(dice.Between(0, 120));
        if (handed is not { } at)
        {
            return [];
        }

        var late = at > stream.DueAt ? dice.Pick(demo.LateReasons) : null;
        return
        [
            new DemoStep(at, DemoDeed.HandOver, stream, late),
            new DemoStep(at + Duration.FromMinutes(dice.Between(4, 50)), DemoDeed.Approve, stream, null),
        ];
    }

    private bool HasStream(Obligation obligation) => pack.Streams.Any(s => s.Requirement == obligation.Requirement);

    // Most send in the last hours, as people do.
    private static Instant Before(Instant due, Dice dice)
    {
        var minutes = dice.Chance(70) ? dice.Between(4, 190) : dice.Between(190, 1700);
        var at = due - Duration.FromMinutes(minutes) + Duration.FromSeconds(dice.Between(0, 59));
        return InWakingHours(at);
    }

    private static Instant After(Instant due, Dice dice, int most)
    {
        var at = due + Duration.FromMinutes(dice.Between(3, most)) + Duration.FromSeconds(dice.Between(0, 59));
        var awake = InWakingHours(at);
        return awake > due ? awake : at;
    }

    // Nobody sends at three in the night: what would be is moved back to the evening before.
    private static Instant InWakingHours(Instant at)
    {
        var local = at.InZone(Deadline.Zone).LocalDateTime;
        return local.Hour is >= 6 and < 22 ? at : at - Duration.FromHours(local.Hour < 6 ? local.Hour + 3 : local.Hour - 20);
    }
}

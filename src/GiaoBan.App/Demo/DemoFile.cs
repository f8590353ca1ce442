using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GiaoBan.App.Demo;

/// <summary>A made-up tenant for training (LC-4), as a file in <c>demos/</c> holds it.</summary>
internal sealed class DemoFile
{
    public required string Regime { get; init; }
    public required DemoTenant Tenant { get; init; }

    /// <summary>The day since which units and posts exist and people hold them.</summary>
    public required LocalDate Since { get; init; }

    /// <summary>The day of the first deadline there can be: the regime's first day.</summary>
    public required LocalDate Opens { get; init; }

    /// <summary>User name of the account a newcomer begins with.</summary>
    public required string First { get; init; }

    /// <summary>Where the program's clock starts unless it is told otherwise; null where the demo follows the machine's.</summary>
    public Instant? Clock { get; init; }

    /// <summary>How many weeks before the demo's day its book begins.</summary>
    public int WeeksTold { get; init; } = 12;

    /// <summary>Whether people send in office hours on working days, not in the evening after the fields.</summary>
    public bool OfficeHours { get; init; }

    /// <summary>Whether units that <see cref="Current"/> does not name do as they always do; else they have done nothing yet.</summary>
    public bool RestAsUsual { get; init; }

    public List<string> Villages { get; init; } = [];
    public required List<DemoUnit> Units { get; init; }
    public required List<DemoPost> Posts { get; init; }
    public required List<DemoPerson> People { get; init; }

    /// <summary>What the people of units that name a post and nobody are called.</summary>
    public DemoNames? Names { get; init; }

    /// <summary>How often most units are late, silent or short.</summary>
    public DemoHabit Usual { get; init; } = new();

    /// <summary>Units of other ways than most.</summary>
    public Dictionary<string, DemoHabit> Habits { get; init; } = [];

    public List<DemoExemption> Exemptions { get; init; } = [];

    /// <summary>Round-ups issued (LC-8).</summary>
    public List<DemoQuarter> RoundUps { get; init; } = [];

    /// <summary>Scores of quarters, open to the units (LC-5).</summary>
    public List<DemoQuarter> Scores { get; init; } = [];

    /// <summary>When the office urged (DB-12).</summary>
    public List<DemoUrging> Urgings { get; init; } = [];

    /// <summary>What units reported at once (DB-10).</summary>
    public List<DemoIncident> Incidents { get; init; } = [];

    /// <summary>Numbered requests of the office, with who answered (DB-8, LC-2).</summary>
    public List<DemoRequest> Requests { get; init; } = [];

    /// <summary>Party cells (SK-7); null where the demo has none.</summary>
    public DemoCellPart? Cells { get; init; }

    /// <summary>Meetings, rooms and weeks (NN-1 to NN-9); null where the demo has none.</summary>
    public DemoMeetingPart? Meetings { get; init; }

    /// <summary>User name of who decides on more time; null where nobody asks for it.</summary>
    public string? Keeper { get; init; }

    /// <summary>Why units ask for more time.</summary>
    public List<string> ExtensionReasons { get; init; } = [];
    public List<DemoDelegation> Delegations { get; init; } = [];

    /// <summary>Least and most of a period, for indicators whose target of the year does not tell.</summary>
    public Dictionary<string, List<decimal>> Pace { get; init; } = [];

    /// <summary>What each unit has done of the period under way, by requirement and unit.</summary>
    public Dictionary<string, Dictionary<string, DemoAct>> Current { get; init; } = [];

    public required List<string> LateReasons { get; init; }
    public List<string> PhoneNotes { get; init; } = [];
    public required List<string> ReturnReasons { get; init; }

    /// <summary>The fault of content that goes with each of <see cref="ReturnReasons"/>; may be empty.</summary>
    public List<string> ReturnDefects { get; init; } = [];

    /// <summary>Sentences by requirement, unit (or kind of unit, or <see cref="Everyone"/>) and section.</summary>
    public required Dictionary<string, Dictionary<string, Dictionary<string, List<string>>>> Words { get; init; }

    public Dictionary<string, List<DemoActivity>> Activities { get; init; } = [];
    public Dictionary<string, List<DemoPlan>> Plans { get; init; } = [];
    public Dictionary<string, DemoAttachment> Attachments { get; init; } = [];

    /// <summary>Key of what any unit without words of its own says.</summary>
    public const string Everyone = "chung";

    /// <summary>Reads a file.</summary>
    /// <exception cref="YamlException">It is no demo file: a fault, since demos come with the program.</exception>
    public static DemoFile Read(string yaml) => DemoStaff.Added(new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new LocalDateYaml())
        .WithTypeConverter(new InstantYaml())
        .WithEnforceRequiredMembers()
        .Build()
        .Deserialize<DemoFile>(yaml));

    private sealed class InstantYaml : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(Instant) || type == typeof(Instant?);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
            OffsetDateTimePattern.Rfc3339.Parse(parser.Consume<Scalar>().Value).Value.ToInstant();

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            emitter.Emit(new Scalar(InstantPattern.General.Format((Instant)value!)));
    }

    private sealed class LocalDateYaml : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(LocalDate) || type == typeof(LocalDate?);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
            LocalDatePattern.Iso.Parse(parser.Consume<Scalar>().Value).Value;

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            emitter.Emit(new Scalar(LocalDatePattern.Iso.Format((LocalDate)value!)));
    }
}

internal sealed class DemoTenant
{
    public required string Code { get; init; }
    public required string Name { get; init; }
}

internal sealed class DemoUnit
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string ShortName { get; init; }
    public required string Kind { get; init; }
    public required string Block { get; init; }

    /// <summary>Title of the post that answers for its reports, where <see cref="DemoFile.Posts"/> names none: post and account then have the unit's code.</summary>
    public string? Post { get; init; }

    /// <summary>What it works at, for <c>{viec}</c> in its words.</summary>
    public List<string> Works { get; init; } = [];

    /// <summary>Places of its own, for <c>{thon}</c>.</summary>
    public List<string> Places { get; init; } = [];
}

/// <summary>Parts of made-up names.</summary>
internal sealed class DemoNames
{
    public required List<string> Family { get; init; }
    public required List<string> Middle { get; init; }
    public required List<string> Given { get; init; }
}

/// <summary>How often in a hundred a unit does not as it should.</summary>
internal sealed class DemoHabit
{
    public int Missing { get; init; } = 4;
    public int Late { get; init; } = 8;

    /// <summary>Asks for more time.</summary>
    public int Extended { get; init; }

    public int Nil { get; init; } = 6;
    public int Phone { get; init; } = 4;
    public int Returned { get; init; } = 5;
}

/// <summary>A unit excused from a report, by the office.</summary>
internal sealed class DemoExemption
{
    /// <summary>User name of who excused it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required LocalDate On { get; init; }

    public required string Unit { get; init; }
    public required string Requirement { get; init; }
    public required List<string> Periods { get; init; }
    public required string Reason { get; init; }
    public required string Basis { get; init; }
}

internal sealed class DemoPost
{
    public required string Code { get; init; }
    public required string Unit { get; init; }
    public required string Title { get; init; }
    public required List<string> Roles { get; init; }
    public bool Reports { get; init; }
}

internal sealed class DemoPerson
{
    public required string Name { get; init; }
    public required string User { get; init; }
    public required List<string> Posts { get; init; }
}

internal sealed class DemoDelegation
{
    public required string Post { get; init; }

    /// <summary>User name of who the post is lent to.</summary>
    public required string To { get; init; }

    public required LocalDate From { get; init; }
    public required LocalDate Until { get; init; }

    /// <summary>User name of who lent it.</summary>
    public required string By { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Where a report of the period under way stands.</summary>
internal sealed class DemoAct
{
    /// <summary>sent, accepted, nil, phone, returned, draft, asks (for more time) or open.</summary>
    public required string Act { get; init; }

    /// <summary>How long before the deadline it was done.</summary>
    public int Minutes { get; init; }

    /// <summary>Why it was returned.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the focal post noted of the call.</summary>
    public string Note { get; init; } = "";
}

internal sealed class DemoActivity
{
    public required string Kind { get; init; }

    /// <summary>Least and most: <c>2-5</c>.</summary>
    public required string Count { get; init; }

    public string Place { get; init; } = "";
    public required string Text { get; init; }
}

internal sealed class DemoPlan
{
    /// <summary>Day of the period planned for, its first is 0.</summary>
    public required int Day { get; init; }

    public string? From { get; init; }
    public string? To { get; init; }
    public required string Text { get; init; }
    public required string Place { get; init; }

    /// <summary>Who takes part.</summary>
    public required string With { get; init; }

    public bool Room { get; init; }
}

internal sealed class DemoAttachment
{
    public required string Name { get; init; }
    public required string Text { get; init; }
}

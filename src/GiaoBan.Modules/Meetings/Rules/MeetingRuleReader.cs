using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Rules;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GiaoBan.Modules.Meetings.Rules;

/// <summary>Reads the rules of meetings from their text (MTG-1): the rules, or every fault with its line.</summary>
public static class MeetingRuleReader
{
    /// <summary>The longest text that is read, characters.</summary>
    public const int Longest = 60_000;

    /// <summary>The rules that come with the program.</summary>
    public const string Shipped = "quyet-dinh-45-2018";

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnforceRequiredMembers().Build();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "meetingrules");

    /// <summary>The text of the rules that come with the program.</summary>
    public static string ShippedText() => File.ReadAllText(Path.Combine(Folder, Shipped + ".yaml"));

    /// <summary>Reads the rules. The field of a fault is <c>source</c>, its first argument the line, from 1.</summary>
    public static Result<MeetingRulePack> Read(string source)
    {
        try
        {
            if (Yaml.Deserialize<PackText?>(source) is not { Kinds: not null, Grounds: not null, Cases: not null } text || text.HasGaps)
            {
                return Error.Invalid("meetingrules.unreadable", "source", 1, "kinds, grounds, cases");
            }

            var pack = text.ToPack();
            return pack.Faults() is [_, ..] faults ? Result<MeetingRulePack>.Refused(WithLines(faults, source)) : pack;
        }
        catch (YamlException wrong)
        {
            return Error.Invalid("meetingrules.unreadable", "source", wrong.Start.Line, wrong.InnerException?.Message ?? wrong.Message);
        }
    }

    private static List<Error> WithLines(IReadOnlyList<Error> faults, string source)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(source));
        var root = stream.Documents[0].RootNode;
        return [.. faults.Select(f => f with { Field = "source", Args = [LineOf(root, f.Field!), .. f.Args] })];
    }

    // The line of the nearest node that is there: of a missing key the mapping that lacks it.
    private static long LineOf(YamlNode root, string place)
    {
        var node = root;
        foreach (var step in place.Split('.', '[', ']').Where(s => s.Length > 0))
        {
            var next = node switch
            {
                YamlMappingNode map when map.Children.TryGetValue(new YamlScalarNode(step), out var value) => value,
                YamlSequenceNode list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < list.Children.Count => list.Children[at],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            node = next;
        }

        return node.Start.Line;
    }

    private sealed class PackText
    {
        public required string Code { get; init; }
        public required string Title { get; init; }
        public required string Source { get; init; }
        public required int PeopleHint { get; init; }
        public required List<KindText?> Kinds { get; init; }
        public required List<GroundText?> Grounds { get; init; }
        public required List<CaseText?> Cases { get; init; }

        public bool HasGaps => Kinds.Contains(null) || Grounds.Contains(null) || Cases.Contains(null);

        public MeetingRulePack ToPack() => new(
            Code, Title, Source, PeopleHint, [.. Kinds.Select(k => k!.ToKind())], [.. Grounds.Select(g => new NeedGround(g!.Code, g.Name, g.NeedsBasis))],
            [.. Cases.Select(c => new NoMeetingCase(c!.Code, c.Question, c.Instead, c.Clause))]);
    }

    private sealed class KindText
    {
        public required string Code { get; init; }
        public required string Name { get; init; }
        public required string Family { get; init; }
        public required int InviteDays { get; init; }
        public required int PapersDays { get; init; }
        public required int NoticeDays { get; init; }
        public required int LongestMinutes { get; init; }
        public bool NeedTest { get; init; } = true;
        public bool DefaultOnly { get; init; }
        public int? PeopleHint { get; init; }
        public string? Clause { get; init; }

        public MeetingKindRule ToKind() => new(Code, Name, Family, InviteDays, PapersDays, NoticeDays, LongestMinutes)
        {
            NeedTest = NeedTest,
            IsDefaultOnly = DefaultOnly,
            PeopleHint = PeopleHint,
            Clause = Clause,
        };
    }

    private sealed class GroundText
    {
        public required string Code { get; init; }
        public required string Name { get; init; }
        public bool NeedsBasis { get; init; }
    }

    private sealed class CaseText
    {
        public required string Code { get; init; }
        public required string Question { get; init; }
        public required string Instead { get; init; }
        public required string Clause { get; init; }
    }
}

using System.Globalization;
using GiaoBan.Domain.Meetings.Similar;
using GiaoBan.Modules.Meetings.Similar;
using GiaoBan.Tests.Shared;
using NodaTime.Text;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GiaoBan.Tests.Meetings;

/// <summary>The labelled pairs (tests/Shared/Meetings/similar-pairs.yaml), judged as an office without any meetings of its own would judge them.</summary>
internal sealed class SimilarPairs
{
    private static readonly TopicWords Words = MeetingWordBook.With([]);
    private static readonly TopicWeights Weights = new(new Dictionary<string, int>(), 0, MeetingWordFiles.OfficeWords);

    private readonly Dictionary<string, Guid> _people = new(StringComparer.Ordinal);

    /// <summary>Pair with what was expected and what came.</summary>
    public sealed record Judged(int Id, string Label, string Expect, Likeness Likeness)
    {
        public string Remedy => DecideSimilar.WordOf(Likeness.Remedy) is "look" ? "none" : DecideSimilar.WordOf(Likeness.Remedy);
    }

    /// <summary>Precision and recall of one answer, as fractions.</summary>
    public sealed record Rates(int Right, int Given, int Wanted)
    {
        public decimal Precision => Given == 0 ? 0 : (decimal)Right / Given;

        public decimal Recall => Wanted == 0 ? 0 : (decimal)Right / Wanted;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"precision {Right}/{Given} = {Precision:0.00}, recall {Right}/{Wanted} = {Recall:0.00}");
    }

    /// <summary>All pairs of a part, judged.</summary>
    public IReadOnlyList<Judged> Of(string part)
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var file = yaml.Deserialize<PairsText>(File.ReadAllText(Path.Combine(SharedFolder.Repository, "tests", "Shared", "Meetings", "similar-pairs.yaml")));
        return [.. file.Pairs.Where(p => p.Part == part).Select(p => new Judged(p.Id, p.Label, p.Expect, MeetingLikeness.Of(Read(p.Second), Read(p.First), Weights)))];
    }

    /// <summary>The rates of one answer.</summary>
    public static Rates Of(IReadOnlyList<Judged> judged, string remedy) =>
        new(judged.Count(j => j.Remedy == remedy && j.Expect == remedy), judged.Count(j => j.Remedy == remedy), judged.Count(j => j.Expect == remedy));

    /// <summary>The rates of "one matter", whatever is proposed for it.</summary>
    public static Rates OfMatter(IReadOnlyList<Judged> judged) => new(
        judged.Count(j => MeetingLikeness.IsSameMatter(j.Likeness) && j.Label == "same"), judged.Count(j => MeetingLikeness.IsSameMatter(j.Likeness)), judged.Count(j => j.Label == "same"));

    private ComparedMeeting Read(MeetingText meeting)
    {
        var people = meeting.People.Distinct(StringComparer.Ordinal)
            .Select(p => new MeetingPerson(IdOf(p), p == meeting.Chair ? PeopleLikeness.Chair : p == meeting.Owner ? PeopleLikeness.Owner : PeopleLikeness.Required)).ToList();
        return new ComparedMeeting(Words.Of(meeting.Title, meeting.Content), people, LocalDatePattern.Iso.Parse(meeting.Day).Value, meeting.OpenConclusion, meeting.OpenConclusion ? 1 : 0);
    }

    private Guid IdOf(string post) => _people.TryGetValue(post, out var id) ? id : _people[post] = new Guid(_people.Count + 1, 0, 0, new byte[8]);

    private sealed class PairsText
    {
        public List<PairText> Pairs { get; init; } = [];
    }

    private sealed class PairText
    {
        public int Id { get; init; }
        public string Part { get; init; } = "";
        public string Label { get; init; } = "";
        public string Expect { get; init; } = "";
        public string Why { get; init; } = "";
        public MeetingText First { get; init; } = new();
        public MeetingText Second { get; init; } = new();
    }

    private sealed class MeetingText
    {
        public string Title { get; init; } = "";
        public string Content { get; init; } = "";
        public string Day { get; init; } = "";
        public string Chair { get; init; } = "";
        public string Owner { get; init; } = "";
        public bool OpenConclusion { get; init; }
        public List<string> People { get; init; } = [];
    }
}

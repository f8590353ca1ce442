using GiaoBan.Domain.Meetings.Similar;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GiaoBan.Modules.Meetings.Similar;

/// <summary>The words that come with the program, in the folder <c>meetingwords</c> beside it: read once.</summary>
public static class MeetingWordFiles
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnforceRequiredMembers().Build();

    private static readonly Lazy<IReadOnlyList<Abbreviation>> ReadAbbreviations =
        new(() => [.. Yaml.Deserialize<AbbreviationsFile>(TextOf("viet-tat.yaml")).Abbreviations.Select(a => new Abbreviation(a.Short, a.Full))]);

    private static readonly Lazy<OfficeWords> ReadOfficeWords =
        new(() => new OfficeWords(Yaml.Deserialize<WordsFile>(TextOf("tu-hanh-chinh.yaml")).Words.Select(g => new OfficeWordGroup(g.Share, g.Words, g.Topics))));

    /// <summary>Short forms that every office uses.</summary>
    public static IReadOnlyList<Abbreviation> Abbreviations => ReadAbbreviations.Value;

    /// <summary>Words of every office, with their shares.</summary>
    public static OfficeWords OfficeWords => ReadOfficeWords.Value;

    private static string TextOf(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "meetingwords", file));

    private sealed class AbbreviationsFile
    {
        public required List<AbbreviationText> Abbreviations { get; init; }
    }

    private sealed class AbbreviationText
    {
        public required string Short { get; init; }
        public required string Full { get; init; }
    }

    private sealed class WordsFile
    {
        public required List<GroupText> Words { get; init; }
    }

    private sealed class GroupText
    {
        public required double Share { get; init; }
        public bool Topics { get; init; }
        public required List<string> Words { get; init; }
    }
}

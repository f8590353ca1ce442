using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads a regime pack: YAML in, a regime or every mistake with its line and column out.</summary>
/// <remarks>Nothing is guessed: an unknown key, a code that nothing defines, a date that does not exist refuse the whole pack.</remarks>
public static class PackReader
{
    /// <summary>Largest pack, in bytes of UTF-8.</summary>
    public const int LargestPack = 1024 * 1024;

    /// <summary>Reads a pack.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="sourceName">Its name in messages: the file's name, not its path.</param>
    /// <returns>The regime, or up to 50 errors <c>regimes.pack.*</c> with the arguments source, line, column, details.</returns>
    public static Result<RegimePack> Read(string yaml, string sourceName)
    {
        var issues = new PackIssues(sourceName);
        if (Encoding.UTF8.GetByteCount(yaml) > LargestPack)
        {
            issues.Add("too-large", new PackMark(1, 1), LargestPack);
            return Result<RegimePack>.Refused(issues.Errors);
        }

        // Notepad begins a file with a byte order mark; it is part of the bytes kept, not of the text.
        if (PackYaml.Read(yaml.TrimStart('\uFEFF'), issues) is not { } root)
        {
            return Result<RegimePack>.Refused(issues.Errors);
        }

        var pack = Pack(root, issues);
        return pack is null || issues.Errors.Count > 0 ? Result<RegimePack>.Refused(issues.Errors) : pack;
    }

    private static RegimePack? Pack(PackNode root, PackIssues issues)
    {
        if (root is not PackMap mapping)
        {
            issues.Add("not-a-mapping", root.Mark);
            return null;
        }

        var names = new PackNames(issues);
        var map = new PackMapReader(mapping, issues, names);
        var pack = new RegimePack(
            map.Code("code"),
            map.Text("title"),
            PackTextReader.Basis(map.Map("basis")),
            map.Date("effectiveFrom"),
            map.OptionalDate("effectiveTo"),
            [.. map.Maps("clauses").Select(PackTextReader.Clause)],
            [.. map.Maps("requirements").Select(PackRequirementReader.Requirement)],
            [.. map.Maps("streams").Select(PackTextReader.Stream)],
            [.. map.Maps("outlines").Select(PackFormReader.Outline)],
            [.. map.Maps("forms").Select(PackFormReader.Form)],
            [.. map.Maps("activityKinds").Select(PackFormReader.ActivityKind)])
        {
            Requests = [.. map.Maps("requests").Select(PackTextReader.Request)],
            MeetingRules = [.. map.Maps("meetingRules").Select(PackTextReader.MeetingRule)],
        };
        map.RefuseEmpty("requirements", pack.Requirements.Count + pack.MeetingRules.Count);
        if (pack.EffectiveTo < pack.EffectiveFrom)
        {
            map.Refuse("ends-before-it-begins", "effectiveTo");
        }

        map.Close();
        names.Close();
        if (issues.Errors.Count == 0)
        {
            new PackCoherence(pack, mapping, issues).Check();
        }

        return pack;
    }
}

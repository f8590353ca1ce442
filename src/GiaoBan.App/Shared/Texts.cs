using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using GiaoBan.Domain.Text;

namespace GiaoBan.App.Shared;

/// <summary>Every text of the program in both languages (ALL-1), read once from the embedded <c>Texts/&lt;module&gt;.&lt;vi|en&gt;.json</c>.</summary>
/// <param name="strict">Whether a key without a text is a fault (development, tests) or shows as the key itself.</param>
public sealed class Texts(bool strict)
{
    private const string Prefix = "texts/";
    private static readonly FrozenDictionary<string, string> Vietnamese = Load(".vi.json");
    private static readonly FrozenDictionary<string, string> English = Load(".en.json");

    private readonly Text _vietnamese = new(Vietnamese, Language.Vietnamese, strict);
    private readonly Text _english = new(English, Language.English, strict);

    /// <summary>The texts of one language: for mails, jobs and the command line, which have no request.</summary>
    public Text In(Language language) => language == Language.English ? _english : _vietnamese;

    private static FrozenDictionary<string, string> Load(string ending)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(ending, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
            {
                all.Add(key, text);
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

using System.Text.Json;
using GiaoBan.Domain.Text;

namespace GiaoBan.Modules.Incidents.Contracts;

/// <summary>A field (lĩnh vực) that an ad-hoc report is about.</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Vi">Its Vietnamese name.</param>
/// <param name="En">Its English name.</param>
public sealed record IncidentField(string Code, string Vi, string En)
{
    /// <summary>Its name in a language.</summary>
    public string Name(Language language) => language == Language.English ? En : Vi;
}

/// <summary>The short list of fields, data of this program (<c>Incidents/fields.json</c>): a code that was once used stays in it.</summary>
public static class IncidentFieldList
{
    /// <summary>Where nobody said which field.</summary>
    public const string Other = "khac";

    /// <summary>Every field, in the order of the form.</summary>
    public static readonly IReadOnlyList<IncidentField> All = Load();

    /// <summary>The field of a code.</summary>
    /// <exception cref="InvalidOperationException">A stored code is no longer in the list: a fault of the data file.</exception>
    public static IncidentField Of(string code) => All.First(f => f.Code == code);

    /// <summary>The field that a code or a name means; one that the list does not know is recorded as <see cref="Other"/>.</summary>
    public static string CodeOf(string? words)
    {
        var asked = Folding.Search(words ?? "").Trim();
        return All.FirstOrDefault(f => asked.Length > 0 && (Folding.Search(f.Code).Trim() == asked || Folding.Search(f.Vi).Trim() == asked || Folding.Search(f.En).Trim() == asked))?.Code ?? Other;
    }

    private static List<IncidentField> Load()
    {
        using var stream = typeof(IncidentFieldList).Assembly.GetManifestResourceStream("incidents/fields.json")!;
        return JsonSerializer.Deserialize<List<IncidentField>>(stream, JsonSerializerOptions.Web)!;
    }
}

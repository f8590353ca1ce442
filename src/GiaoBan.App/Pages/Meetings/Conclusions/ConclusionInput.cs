using GiaoBan.App.Shared;
using GiaoBan.Domain.Meetings;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Conclusions;

/// <summary>What is typed into the form of a conclusion.</summary>
public static class ConclusionInput
{
    /// <summary>Reads the fields behind a prefix; a date that is none is said at its field.</summary>
    public static ConclusionContent Read(IFormCollection form, string prefix, ModelStateDictionary state, Text text)
    {
        ArgumentNullException.ThrowIfNull(form);
        string Of(string name) => form[prefix + name].ToString().ReplaceLineEndings("\n");
        List<DirectiveContent> directives = [];
        for (var i = 0; i <= ConclusionRules.MostDirectives && form.ContainsKey($"{prefix}directives[{i}].text"); i++)
        {
            var line = $"directives[{i}].";
            directives.Add(new DirectiveContent(
                Of(line + "text"), Of(line + "product"), Id(form[prefix + line + "lead"]),
                [.. form[prefix + line + "supporters"].Select(s => Id(s)).OfType<Guid>()],
                Day(Of(line + "dueOn"), prefix + line + "dueOn", state, text), Id(form[prefix + line + "reportTo"]), form.ContainsKey(prefix + line + "noTask")));
        }

        return new ConclusionContent(
            Of("course"), form.ContainsKey(prefix + "none"), Of("noneReason"), Id(form[prefix + "option"]), Of("text"), form.ContainsKey(prefix + "differs"), Of("differsReason"),
            Of("legalBasis"), form.ContainsKey(prefix + "noTask"), directives);
    }

    private static Guid? Id(string? typed) => Guid.TryParse(typed, out var id) ? id : null;

    private static LocalDate? Day(string typed, string field, ModelStateDictionary state, Text text) =>
        typed.Trim().Length == 0 ? null : state.ReadDate(typed, field, text);
}

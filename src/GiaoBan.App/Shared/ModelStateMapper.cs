using GiaoBan.Domain;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GiaoBan.App.Shared;

/// <summary>The one place where refusals become messages at the fields of a page and in the summary on top.</summary>
public static class ModelStateMapper
{
    /// <summary>Adds refusals to a page's model state.</summary>
    /// <param name="state">The page's model state.</param>
    /// <param name="errors">The refusals.</param>
    /// <param name="text">The reader's language.</param>
    /// <param name="prefix">The name of the bound property that the fields belong to (<c>Input</c>), if any.</param>
    public static void Add(this ModelStateDictionary state, IReadOnlyList<Error> errors, Text text, string? prefix = null)
    {
        foreach (var error in errors)
        {
            state.AddModelError(Key(error.Field, prefix), text.Of(error));
        }
    }

    /// <summary>The HTML id of a field, by the same rule that the field's tag helper uses: <c>figures[3].value</c> is <c>figures_3__value</c>.</summary>
    public static string IdOf(string key) => string.Concat(key.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));

    private static string Key(string? field, string? prefix) => (field, prefix) switch
    {
        (null or "", _) => "",
        (_, null or "") => field,
        _ => $"{prefix}.{field}",
    };
}

using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace GiaoBan.App.Shared;

/// <summary>One message for the next page: post, redirect, get.</summary>
public static class Flash
{
    private const string TextKey = "flash";
    private const string KindKey = "flash-kind";

    /// <summary>Says that something was done.</summary>
    public static void Done(this ITempDataDictionary data, string text) => Set(data, text, "ok");

    /// <summary>Says something that the reader should mind.</summary>
    public static void Warn(this ITempDataDictionary data, string text) => Set(data, text, "warn");

    /// <summary>The message, once.</summary>
    internal static (string Text, string Kind)? Take(ITempDataDictionary data) =>
        data[TextKey] is string text ? (text, data[KindKey] as string ?? "ok") : null;

    private static void Set(ITempDataDictionary data, string text, string kind) => (data[TextKey], data[KindKey]) = (text, kind);
}

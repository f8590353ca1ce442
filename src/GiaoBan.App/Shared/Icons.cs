namespace GiaoBan.App.Shared;

/// <summary>Line pictures drawn in a square of 24; they stand beside words, never alone.</summary>
public static class Icons
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["inbox"] = "M4 5h16v14H4zM4 13h5l1 3h4l1-3h5",
        ["merge"] = "M6 4v4c0 3 6 3 6 6v6M18 4v4c0 3-6 3-6 6M9 17l3 3 3-3",
        ["stamp"] = "M5 20h14M6 16h12v-2l-4-2V9a2.5 2.5 0 1 0-4 0v3l-4 2z",
        ["book"] = "M5 4h12a2 2 0 0 1 2 2v14H7a2 2 0 0 1-2-2zM5 17h14M9 8h6",
        ["rules"] = "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h5",
        ["meeting"] = "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5M8 14h4",
        ["people"] = "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20c0-4 3-6 7-6s7 2 7 6M17 5a3 3 0 0 1 0 6M19 14c2 1 3 3 3 6",
        ["circle"] = "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z",
        ["pencil"] = "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
        ["sent"] = "M3 11 21 4l-6 17-4-7zM11 14 21 4",
        ["back"] = "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
        ["check"] = "M5 13l5 5L19 7",
        ["clock"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 3",
        ["nil"] = "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM6 18 18 6",
        ["nest"] = "M4 4h16v16H4zM9 9h6v6H9z",
        ["extend"] = "M4 6v12M8 12h12M16 8l4 4-4 4",
        ["warn"] = "M12 4 2 20h20zM12 10v5M12 17.5v.5",
        ["info"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5v.5",
        ["cross"] = "M6 6l12 12M18 6 6 18",
        ["print"] = "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
        ["door"] = "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
        ["globe"] = "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
        ["save"] = "M5 4h11l3 3v13H5zM8 4v5h7V4M8 20v-6h8v6",
        ["plus"] = "M12 5v14M5 12h14",
        ["chart"] = "M4 4v16h16M8 16v-4M12 16V8M16 16v-6",
        ["bell"] = "M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4",
        ["star"] = "M12 3l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2 6.4 20.3l1.2-6.3L3 9.6l6.3-.8z",
        ["round"] = "M5 5h14v10H9l-4 4zM9 9h6M9 12h4",
        ["table"] = "M3 11h18M6 11V7h12v4M5 11v8M19 11v8",
        ["week"] = "M4 5h16v15H4zM4 10h16M9 10v10M15 10v10",
        ["clash"] = "M4 4h11v11H4zM9 9h11v11H9z",
        ["search"] = "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
    };

    /// <summary>Every name.</summary>
    public static IEnumerable<string> Names => Paths.Keys;

    /// <summary>The picture as markup, hidden from screen readers.</summary>
    /// <exception cref="KeyNotFoundException">There is no such picture.</exception>
    public static string Svg(string name) => $"""<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{Paths[name]}"/></svg>""";
}

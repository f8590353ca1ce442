using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads what is filled in: outlines, indicator forms, kinds of activity.</summary>
internal static class PackFormReader
{
    private const int MostDecimals = 6;

    /// <summary>Reads one outline.</summary>
    public static Outline Outline(PackMapReader map)
    {
        var code = map.Define("outlines");
        var outline = new Outline(code, map.Text("name"), [.. map.Maps("sections").Select(section => Section(section, code))]);
        map.RefuseEmpty("sections", outline.Sections.Count);
        map.Close();
        return outline;
    }

    /// <summary>Reads one form.</summary>
    public static IndicatorForm Form(PackMapReader map)
    {
        var form = new IndicatorForm(map.Define("forms"), map.Text("name"), map.Flag("sample"), [.. map.Maps("indicators").Select(Indicator)]);
        map.RefuseEmpty("indicators", form.Indicators.Count);
        map.Close();
        return form;
    }

    /// <summary>Reads one kind of activity.</summary>
    public static ActivityKind ActivityKind(PackMapReader map)
    {
        var kind = new ActivityKind(map.Define("activityKinds"), map.Text("name"), map.Text("unit"));
        map.Close();
        return kind;
    }

    private static OutlineSection Section(PackMapReader map, string outline)
    {
        var section = new OutlineSection(
            map.Define($"outlines/{outline}/sections"),
            map.Text("title"),
            map.Flag("required"),
            map.Flag("needsFigure"),
            map.OptionalText("hint"))
        {
            Raises = map.Flag("raises"),
            OnlyFor = map.Find("onlyFor") is { } units ? PackRequirementReader.Units(map.MapIn(units)) : null,
        };
        map.Close();
        return section;
    }

    private static Indicator Indicator(PackMapReader map)
    {
        var indicator = new Indicator(
            map.Define("indicators"),
            map.Text("name"),
            map.Text("unit"),
            map.Whole("decimals", 0, MostDecimals, 0),
            map.Choice("kind", ["flow", "stock"]) == "stock" ? IndicatorKind.Stock : IndicatorKind.Flow,
            map.OptionalText("group"),
            map.FiguresByYear("targets"),
            map.Codes("enteredBy"));
        map.Close();
        return indicator;
    }
}

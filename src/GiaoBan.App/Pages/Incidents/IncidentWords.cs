using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Incidents.Contracts;

namespace GiaoBan.App.Pages.Incidents;

/// <summary>How ad-hoc reports are said on pages; what is content never passes here.</summary>
internal static class IncidentWords
{
    /// <summary>"Báo cáo đột xuất số 3/2026": the neutral name, also of the browser's tab.</summary>
    public static string Title(Text text, IncidentLine line) => text["incidents.one", line.Label];

    /// <summary>The severity's name.</summary>
    public static string Severity(Text text, string code) => text["incidents.severity." + code];

    /// <summary>The tone of a severity's chip; the word stands in it.</summary>
    public static string Tone(string severity) => severity switch { "grave" or "serious" => "bad", "notable" => "warn", _ => "" };

    /// <summary>The channel's name.</summary>
    public static string Channel(Text text, string code) => text["incidents.channel." + code];

    /// <summary>The field's name.</summary>
    public static string Field(Text text, string code) => IncidentFieldList.Of(code).Name(text.Language);

    /// <summary>A span in words; a stroke where it is not known.</summary>
    public static string Span(Text text, int? minutes) => minutes is { } known ? VietnameseDates.Length(known, text.Language) : "–";

    /// <summary>The role in which somebody reads.</summary>
    public static string Role(Text text, string code) => text["incidents.role." + code];

    /// <summary>"2026-4" as "Quý IV/2026".</summary>
    public static string Quarter(Text text, string key) => key.Split('-') is [var year, var quarter]
        ? text["incidents.quarter", quarter switch { "1" => "I", "2" => "II", "3" => "III", _ => "IV" }, year]
        : text["incidents.year", key];
}

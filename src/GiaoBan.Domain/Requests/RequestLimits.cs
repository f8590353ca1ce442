namespace GiaoBan.Domain.Requests;

/// <summary>How much a request may hold. Tests of the page and of the API state the same numbers.</summary>
public static class RequestLimits
{
    /// <summary>Units that one request may be sent to: every commune of the country, and room (LAW-3).</summary>
    public const int Units = 5_000;

    /// <summary>Characters of the document's number and symbol.</summary>
    public const int Symbol = 60;

    /// <summary>Characters of what the report is about.</summary>
    public const int Title = 300;

    /// <summary>Characters of the words of the document.</summary>
    public const int Content = 4_000;

    /// <summary>Sections of the outline.</summary>
    public const int Sections = 30;

    /// <summary>Characters of a section's title, or of its hint.</summary>
    public const int SectionText = 500;

    /// <summary>Lines of the form.</summary>
    public const int Indicators = 100;

    /// <summary>Characters of a line's name.</summary>
    public const int IndicatorName = 300;

    /// <summary>Characters of a unit of measure, an addressee's short name.</summary>
    public const int ShortText = 100;

    /// <summary>Decimals of a line, most.</summary>
    public const int Decimals = 6;

    /// <summary>Characters of a reason, or of an answer to one.</summary>
    public const int Reason = 2_000;

    /// <summary>Characters of what ended ("cuộc kiểm tra …") and of the body that a report went to.</summary>
    public const int Name = 300;
}

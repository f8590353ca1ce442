namespace GiaoBan.Domain.Reporting;

/// <summary>How much a report may hold. The tests of the form and of the API state the same numbers.</summary>
public static class ReportLimits
{
    /// <summary>Characters of a section.</summary>
    public const int SectionText = 20_000;

    /// <summary>Sections.</summary>
    public const int Sections = 100;

    /// <summary>Figures.</summary>
    public const int Figures = 500;

    /// <summary>Activity lines.</summary>
    public const int Activities = 100;

    /// <summary>Plan lines.</summary>
    public const int PlanLines = 100;

    /// <summary>Characters of what an activity or plan line says.</summary>
    public const int LineText = 2_000;

    /// <summary>Characters of a place, a lead, a unit of count.</summary>
    public const int ShortText = 200;

    /// <summary>Characters of who takes part.</summary>
    public const int Participants = 1_000;

    /// <summary>Decimals of an activity's count.</summary>
    public const int CountDecimals = 2;

    /// <summary>A figure is smaller than this, either side of 0: 15 digits before the comma.</summary>
    public const decimal FigureBound = 1_000_000_000_000_000m;

    /// <summary>Attachments of a report.</summary>
    public const int Attachments = 10;

    /// <summary>Bytes of an attachment: 10 MB.</summary>
    public const long AttachmentBytes = 10L * 1024 * 1024;

    /// <summary>Bytes of all attachments of a report: 25 MB.</summary>
    public const long AllAttachmentBytes = 25L * 1024 * 1024;

    /// <summary>Characters of a file name.</summary>
    public const int FileName = 200;
}

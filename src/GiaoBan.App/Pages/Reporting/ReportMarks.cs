using GiaoBan.App.Shared.Tags;
using GiaoBan.Domain.Compliance;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>The chip of a state; the word itself is the domain's.</summary>
public static class ReportMarks
{
    /// <summary>The chip of a state.</summary>
    public static ReportMark Of(ComplianceState state) => (state.Progress, state.Badge) switch
    {
        (Progress.Handed, Badge.Sent) => ReportMark.Handed,
        (Progress.Approved, Badge.Accepted) => ReportMark.Approved,
        (_, Badge.NotSent) => ReportMark.NotSent,
        (_, Badge.Draft) => ReportMark.Draft,
        (_, Badge.Overdue) => ReportMark.Overdue,
        (_, Badge.Sent) => ReportMark.Sent,
        (_, Badge.Late) => ReportMark.Late,
        (_, Badge.Nil) => ReportMark.Nil,
        (_, Badge.Returned) => ReportMark.Returned,
        (_, Badge.Accepted) => ReportMark.Accepted,
        (_, Badge.Absorbed) => ReportMark.Absorbed,
        (_, Badge.Exempt) => ReportMark.Exempt,
        (_, Badge.Extended) => ReportMark.Extended,
        var (_, badge) => throw new ArgumentOutOfRangeException(nameof(state), badge, "No such badge."),
    };
}

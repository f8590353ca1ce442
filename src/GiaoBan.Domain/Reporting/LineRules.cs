using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.Domain.Reporting;

/// <summary>Refusals of activity lines, plan lines and attachments.</summary>
internal static class LineRules
{
    internal static IEnumerable<Error> Activities(IReadOnlyList<ActivityLine> lines, ReportTerms terms)
    {
        if (lines.Count > 0 && !terms.Requirement.TakesActivities)
        {
            yield return Error.Invalid("reporting.activity.not-taken", "activities", terms.Requirement.Name);
            yield break;
        }

        if (lines.Count > ReportLimits.Activities)
        {
            yield return Error.Invalid("reporting.activity.too-many", "activities", ReportLimits.Activities);
            yield break;
        }

        foreach (var (i, line) in lines.Index())
        {
            foreach (var error in Activity(line, $"activities[{i}]", terms))
            {
                yield return error;
            }
        }
    }

    internal static IEnumerable<Error> Plan(IReadOnlyList<PlanLine> lines, ReportTerms terms)
    {
        if (lines.Count > 0 && !terms.Requirement.TakesPlan && terms.Requirement.CarriesPlanOf is null)
        {
            yield return Error.Invalid("reporting.plan.not-taken", "plan", terms.Requirement.Name);
            yield break;
        }

        if (lines.Count > ReportLimits.PlanLines)
        {
            yield return Error.Invalid("reporting.plan.too-many", "plan", ReportLimits.PlanLines);
            yield break;
        }

        foreach (var (i, line) in lines.Index())
        {
            foreach (var error in PlanLine(line, $"plan[{i}]", terms.PlanWindow))
            {
                yield return error;
            }
        }
    }

    internal static IEnumerable<Error> Attachments(IReadOnlyList<AttachmentRef> files)
    {
        if (files.Count > ReportLimits.Attachments)
        {
            yield return Error.Invalid("reporting.attachment.too-many", "attachments", ReportLimits.Attachments);
        }

        if (files.Sum(f => f.Size) > ReportLimits.AllAttachmentBytes)
        {
            yield return Error.Invalid("reporting.attachment.all-too-large", "attachments", ReportLimits.AllAttachmentBytes / 1024 / 1024);
        }

        foreach (var (i, file) in files.Index())
        {
            if (file.Size > ReportLimits.AttachmentBytes)
            {
                yield return Error.Invalid("reporting.attachment.too-large", $"attachments[{i}]", file.FileName, ReportLimits.AttachmentBytes / 1024 / 1024);
            }

            if (string.IsNullOrWhiteSpace(file.FileName) || file.FileName.Length > ReportLimits.FileName || file.FileName.AsSpan().ContainsAny("/\\\0"))
            {
                yield return Error.Invalid("reporting.attachment.name", $"attachments[{i}].fileName", ReportLimits.FileName);
            }
        }
    }

    private static IEnumerable<Error> Activity(ActivityLine line, string at, ReportTerms terms)
    {
        if (terms.Pack.ActivityKinds.All(k => k.Code != line.Kind))
        {
            yield return Error.Invalid("reporting.activity.unknown-kind", at + ".kind", line.Kind);
        }

        if (line.Count <= 0)
        {
            yield return Error.Invalid("reporting.activity.count-not-positive", at + ".count");
        }
        else if (ReportContentRules.NumberError(line.Count, ReportLimits.CountDecimals, at + ".count", line.Text) is { } error)
        {
            yield return error;
        }

        if (line.Date is { } date && Outside(date, terms.Window))
        {
            yield return OutsideError("reporting.activity.outside-window", at, date, terms.Window!);
        }

        foreach (var error in Lengths(at, ("unit", line.Unit, ReportLimits.ShortText), ("place", line.Place, ReportLimits.ShortText), ("text", line.Text, ReportLimits.LineText)))
        {
            yield return error;
        }
    }

    private static IEnumerable<Error> PlanLine(PlanLine line, string at, DateInterval? window)
    {
        if (Outside(line.Date, window))
        {
            yield return OutsideError("reporting.plan.outside-window", at, line.Date, window!);
        }

        if (line.To is { } to && (line.From is not { } from || to <= from))
        {
            yield return Error.Invalid("reporting.plan.ends-before-it-starts", at + ".to");
        }

        if (string.IsNullOrWhiteSpace(line.Text))
        {
            yield return Error.Invalid("reporting.plan.text-needed", at + ".text");
        }

        foreach (var error in Lengths(
            at,
            ("text", line.Text, ReportLimits.LineText),
            ("place", line.Place, ReportLimits.ShortText),
            ("lead", line.Lead, ReportLimits.ShortText),
            ("participants", line.Participants, ReportLimits.Participants)))
        {
            yield return error;
        }
    }

    private static bool Outside(LocalDate date, DateInterval? window) => window is not null && !window.Contains(date);

    private static Error OutsideError(string code, string at, LocalDate date, DateInterval window) =>
        Error.Invalid(code, at + ".date", VietnameseDates.Day(date), VietnameseDates.Day(window.Start), VietnameseDates.Day(window.End));

    private static IEnumerable<Error> Lengths(string at, params (string Name, string Text, int Limit)[] fields) =>
        fields.Where(f => f.Text.Length > f.Limit).Select(f => Error.Invalid("reporting.text.too-long", $"{at}.{f.Name}", f.Limit, f.Text.Length));
}

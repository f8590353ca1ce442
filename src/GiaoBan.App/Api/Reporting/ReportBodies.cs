using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Api.Reporting;

/// <summary>A report as another program sends it. A field the API does not know, such as a time of its own, changes nothing (ALL-4).</summary>
internal sealed record ReportBody(
    IReadOnlyList<SectionBody>? Sections,
    IReadOnlyList<FigureBody>? Figures,
    IReadOnlyList<ActivityBody>? Activities,
    IReadOnlyList<PlanBody>? Plan,
    bool? Nil,
    string? LateReason)
{
    /// <summary>A body that says nothing.</summary>
    public static readonly ReportBody Nothing = new(null, null, null, null, null, null);
}

/// <summary>A draft; <paramref name="Version"/> is the one it started from, 0 where there was none.</summary>
internal sealed record DraftBody(
    int Version,
    IReadOnlyList<SectionBody>? Sections,
    IReadOnlyList<FigureBody>? Figures,
    IReadOnlyList<ActivityBody>? Activities,
    IReadOnlyList<PlanBody>? Plan,
    bool? Nil);

internal sealed record SectionBody(string? Code, string? Text);

/// <summary>Value and estimate are decimal strings with a dot.</summary>
internal sealed record FigureBody(string? Indicator, string? Value, string? Estimate);

internal sealed record ActivityBody(string? Kind, string? Count, string? Unit, string? Place, string? Date, string? Text);

internal sealed record PlanBody(string? Date, string? From, string? To, string? Text, string? Place, string? Lead, string? Participants, bool? NeedsRoom);

/// <summary>Reads what another program sent, strictly: a value that is not written as the contract says is refused at its place.</summary>
internal sealed class ReportBodyReader
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private readonly List<Error> _errors = [];

    public static Result<ReportContent> Read(ReportBody body)
    {
        var reader = new ReportBodyReader();
        var content = new ReportContent(
            [.. (body.Sections ?? []).Where(s => !string.IsNullOrWhiteSpace(s.Text)).Select(s => new SectionText(Clean(s.Code), Clean(s.Text)))],
            [.. (body.Figures ?? []).Select(reader.Figure)],
            [.. (body.Activities ?? []).Select(reader.Activity)],
            [.. (body.Plan ?? []).Select(reader.Plan)],
            body.Nil ?? false,
            []);
        return reader._errors.Count > 0 ? Result<ReportContent>.Refused(reader._errors) : content;
    }

    /// <summary>A draft is kept as typed text, the Vietnamese way, so that a person can go on with it in the page.</summary>
    public static Result<TypedReport> ReadDraft(DraftBody body)
    {
        var reader = new ReportBodyReader();
        var typed = new TypedReport(
            [.. (body.Sections ?? []).Select(s => new SectionText(Clean(s.Code), Clean(s.Text)))],
            [.. (body.Figures ?? []).Select((f, i) => new TypedFigure(
                Clean(f.Indicator), Typed(reader.Number($"figures[{i}].value", f.Value)), Typed(reader.Number($"figures[{i}].estimate", f.Estimate))))],
            [.. (body.Activities ?? []).Select((a, i) => new TypedActivity(
                Clean(a.Kind), Typed(reader.Number($"activities[{i}].count", a.Count)), Clean(a.Unit), Clean(a.Place), Clean(a.Date), Clean(a.Text)))],
            [.. (body.Plan ?? []).Select(p => new TypedPlanLine(
                Clean(p.Date), Clean(p.From), Clean(p.To), Clean(p.Text), Clean(p.Place), Clean(p.Lead), Clean(p.Participants), p.NeedsRoom ?? false))],
            body.Nil ?? false,
            []);
        return reader._errors.Count > 0 ? Result<TypedReport>.Refused(reader._errors) : typed;
    }

    private static string Clean(string? text) => (text ?? "").Trim().Normalize();

    private static string Typed(decimal? number) => number is { } value ? VietnameseNumber.FormatForInput(value) : "";

    private Figure Figure(FigureBody figure, int index) => new(
        Clean(figure.Indicator), Number($"figures[{index}].value", figure.Value), Number($"figures[{index}].estimate", figure.Estimate));

    private ActivityLine Activity(ActivityBody line, int index)
    {
        var place = $"activities[{index}]";
        if (line.Count is null)
        {
            _errors.Add(Error.Invalid("reporting.activity.count-needed", $"{place}.count"));
        }

        return new ActivityLine(
            Clean(line.Kind), Number($"{place}.count", line.Count) ?? 0, Clean(line.Unit), Clean(line.Place), Date($"{place}.date", line.Date), Clean(line.Text));
    }

    private PlanLine Plan(PlanBody line, int index)
    {
        var place = $"plan[{index}]";
        if (line.Date is null)
        {
            _errors.Add(Error.Invalid("reporting.plan.date-needed", $"{place}.date"));
        }

        return new PlanLine(
            Date($"{place}.date", line.Date) ?? default, Time($"{place}.from", line.From), Time($"{place}.to", line.To), Clean(line.Text), Clean(line.Place),
            Clean(line.Lead), Clean(line.Participants), line.NeedsRoom ?? false);
    }

    private decimal? Number(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        switch (VietnameseNumber.ReadPlain(text))
        {
            case NumberReading.Value value:
                return value.Number;
            case NumberReading.Refused refused:
                _errors.Add(refused.Error with { Field = field });
                return null;
            default:
                throw new InvalidOperationException("A plain number is read or refused.");
        }
    }

    private LocalDate? Date(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date })
        {
            return date;
        }

        _errors.Add(Error.Invalid("reporting.list.date", field, text));
        return null;
    }

    private LocalTime? Time(string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Clock.Parse(text) is { Success: true, Value: var time })
        {
            return time;
        }

        _errors.Add(Error.Invalid("reporting.time.unclear", field, text));
        return null;
    }
}

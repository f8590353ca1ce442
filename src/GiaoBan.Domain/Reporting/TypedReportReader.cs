using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Text;
using NodaTime;

namespace GiaoBan.Domain.Reporting;

/// <summary>A figure that cannot be read one way: the writer chooses, nothing is guessed (ALL-1).</summary>
/// <param name="Field">The place, <c>figures[3].value</c>.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Options">What it may mean.</param>
public sealed record NumberQuestion(string Field, string Typed, IReadOnlyList<decimal> Options);

/// <summary>What reading a typed report gave: the content as far as it reads, what must be asked, what must be mended.</summary>
public sealed record TypedReading(ReportContent Content, IReadOnlyList<NumberQuestion> Questions, IReadOnlyList<Error> Errors)
{
    /// <summary>Whether every field reads one way.</summary>
    public bool IsClear => Questions.Count == 0 && Errors.Count == 0;
}

/// <summary>Reads what was typed into a report's content. Empty lines are passed over; fields keep their index in the typed lists.</summary>
public static class TypedReportReader
{
    /// <summary>Reads a typed report for a requirement's forms.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="pack">The regime version that rules it.</param>
    /// <param name="requirement">The report asked for.</param>
    /// <param name="period">Its period: a date typed as <c>16/8</c> takes the year that lies in or next to it.</param>
    public static TypedReading Read(TypedReport typed, RegimePack pack, Requirement requirement, Period period)
    {
        var reading = new Reading(period);
        var decimals = pack.FormsOf(requirement).SelectMany(f => f.Indicators).ToDictionary(i => i.Code, i => i.Decimals, StringComparer.Ordinal);
        var figures = typed.Figures
            .Select((f, i) => new Figure(
                f.Indicator,
                reading.Number($"figures[{i}].value", f.Value, decimals.GetValueOrDefault(f.Indicator, VietnameseNumber.MaxDecimals)),
                reading.Number($"figures[{i}].estimate", f.Estimate, decimals.GetValueOrDefault(f.Indicator, VietnameseNumber.MaxDecimals))))
            .Where(f => f.Value is not null || f.Estimate is not null)
            .ToArray();
        var content = new ReportContent(
            [.. typed.Sections.Where(s => !string.IsNullOrWhiteSpace(s.Text)).Select(s => s with { Text = s.Text.Trim() })],
            figures,
            [.. typed.Activities.Select(reading.Activity).OfType<ActivityLine>()],
            [.. typed.Plan.Select(reading.PlanLine).OfType<PlanLine>()],
            typed.Nil,
            typed.Attachments);
        return new TypedReading(content, reading.Questions, reading.Errors);
    }

    private sealed class Reading(Period period)
    {
        public List<NumberQuestion> Questions { get; } = [];

        public List<Error> Errors { get; } = [];

        public decimal? Number(string field, string typed, int? decimals)
        {
            switch (VietnameseNumber.Read(typed, decimals))
            {
                case NumberReading.Value value:
                    return value.Number;
                case NumberReading.Ambiguous asked:
                    Questions.Add(new NumberQuestion(field, typed, asked.Options));
                    return null;
                case NumberReading.Refused refused:
                    Errors.Add(refused.Error with { Field = field });
                    return null;
                default:
                    return null;
            }
        }

        public ActivityLine? Activity(TypedActivity line, int index)
        {
            if (AllBlank(line.Count, line.Unit, line.Place, line.Date, line.Text))
            {
                return null;
            }

            var place = $"activities[{index}]";
            if (string.IsNullOrWhiteSpace(line.Kind))
            {
                Errors.Add(Error.Invalid("reporting.activity.kind-needed", $"{place}.kind"));
            }

            if (string.IsNullOrWhiteSpace(line.Count))
            {
                Errors.Add(Error.Invalid("reporting.activity.count-needed", $"{place}.count"));
            }

            var count = Number($"{place}.count", line.Count, 2);
            return new ActivityLine(line.Kind.Trim(), count ?? 0, OneLine(line.Unit), OneLine(line.Place), Date($"{place}.date", line.Date), OneLine(line.Text));
        }

        public PlanLine? PlanLine(TypedPlanLine line, int index)
        {
            if (AllBlank(line.Date, line.From, line.To, line.Text, line.Place, line.Lead, line.Participants))
            {
                return null;
            }

            var place = $"plan[{index}]";
            if (string.IsNullOrWhiteSpace(line.Date))
            {
                Errors.Add(Error.Invalid("reporting.plan.date-needed", $"{place}.date"));
            }

            var date = Date($"{place}.date", line.Date);
            var (from, to) = (Time($"{place}.from", line.From), Time($"{place}.to", line.To));
            return date is { } day
                ? new PlanLine(day, from, to, OneLine(line.Text), OneLine(line.Place), OneLine(line.Lead), OneLine(line.Participants), line.NeedsRoom)
                : null;
        }

        private LocalDate? Date(string field, string typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
            {
                return null;
            }

            if (TypedTime.ReadDate(typed, period.Window?.Start.Year ?? period.Year, period.Window) is { } date)
            {
                return date;
            }

            Errors.Add(Error.Invalid("reporting.date.unclear", field, typed.Trim()));
            return null;
        }

        private LocalTime? Time(string field, string typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
            {
                return null;
            }

            if (TypedTime.ReadTime(typed) is { } time)
            {
                return time;
            }

            Errors.Add(Error.Invalid("reporting.time.unclear", field, typed.Trim()));
            return null;
        }

        // A cell of a table is one line, also where the browser wraps it.
        private static string OneLine(string typed) => string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        private static bool AllBlank(params ReadOnlySpan<string> fields)
        {
            foreach (var field in fields)
            {
                if (!string.IsNullOrWhiteSpace(field))
                {
                    return false;
                }
            }

            return true;
        }
    }
}

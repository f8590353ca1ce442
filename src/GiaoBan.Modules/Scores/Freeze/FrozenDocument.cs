using System.Text.Encodings.Web;
using System.Text.Json;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Scores.Contracts;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Scores;

/// <summary>
/// A frozen quarter as one JSON document that says everything by itself: rules, lines, evidence, decisions. Canonical: keys in this order,
/// no white space, UTF-8, decimals without trailing noughts, instants in UTC; the same facts give the same bytes.
/// </summary>
internal static class FrozenDocument
{
    /// <summary>Names the format and its version.</summary>
    public const string Kind = "giaoban-scores-1";

    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    /// <param name="tenant">Whose quarter.</param>
    /// <param name="view">The whole run.</param>
    /// <param name="approved">Who approves now.</param>
    /// <param name="replaced">The hash of the document that this one replaces.</param>
    public static byte[] Write(Tenant tenant, RunView view, DoneBy approved, byte[]? replaced)
    {
        using var stream = new MemoryStream(64 * 1024);
        using (var json = new Utf8JsonWriter(stream, Canonical))
        {
            json.WriteStartObject();
            Head(json, tenant, view, approved, replaced);
            Sheet(json, view);
            List(json, "caps", view.Board.Caps, Cap);
            List(json, "subjects", view.Board.Subjects, Subject);
            List(json, "lines", Lines(view), (j, line) => Line(j, line, view.Board));
            List(json, "appeals", view.Appeals, Appeal);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static IEnumerable<ScoreLineRow> Lines(RunView view) =>
        view.Board.Subjects.SelectMany(s => s.Lines).DistinctBy(l => l.LineId).OrderBy(l => l.LineId.ToString(), StringComparer.Ordinal);

    private static void Head(Utf8JsonWriter json, Tenant tenant, RunView view, DoneBy approved, byte[]? replaced)
    {
        json.WriteString("format", Kind);
        json.WriteString("tenant", tenant.Code);
        json.WriteString("tenantName", tenant.Name);
        json.WriteString("quarter", view.Quarter.Key);
        json.WriteNumber("number", view.Run.Number);
        if (view.Replaces is { } before)
        {
            json.WriteStartObject("replaces");
            json.WriteNumber("number", before.Number);
            json.WriteString("sha256", Convert.ToHexStringLower(replaced!));
            json.WriteString("reason", view.Run.ReplaceReason);
            json.WriteEndObject();
        }

        Who(json, "computed", view.Computed);
        Day(json, "appealsUntil", view.Run.AppealsUntil);
        Who(json, "proposed", view.Proposed);
        Who(json, "approved", approved);
    }

    private static void Sheet(Utf8JsonWriter json, RunView view)
    {
        json.WriteStartObject("sheet");
        json.WriteString("code", view.Sheet.Version.Sheet);
        json.WriteString("title", view.Sheet.Sheet.Title);
        json.WriteNumber("number", view.Sheet.Version.Number);
        json.WriteString("sha256", Convert.ToHexStringLower(view.Sheet.Version.Sha256));

        // The rules themselves go along: the file can be read years later without this program's store.
        json.WriteString("source", view.Sheet.Version.Source);
        json.WriteEndObject();
    }

    private static void Cap(Utf8JsonWriter json, CapOutcome outcome)
    {
        var finding = outcome.Finding;
        json.WriteString("cap", finding.Cap.Code);
        json.WriteString("basis", finding.Cap.Basis);
        json.WriteString("kind", ScoreCodes.Of(outcome.Kind));
        json.WriteString("group", finding.Group);
        json.WriteNumber("base", finding.Base);
        json.WriteNumber("allowed", finding.Allowed);
        json.WriteNumber("holders", finding.Holders.Count);
        json.WriteString("exceededBecause", outcome.Exceeded?.Reason);
    }

    private static void Subject(Utf8JsonWriter json, ScoredSubject subject)
    {
        json.WriteString("kind", ScoreCodes.Of(subject.Kind));
        json.WriteString("key", subject.Key);
        json.WriteString("name", subject.Name);
        json.WriteString("note", subject.Note);
        Number(json, "points", subject.Score.Total);
        json.WriteString("grade", subject.Band?.Code);
        json.WriteString("gradeName", subject.Band?.Name);
        json.WriteString("gradeByPoints", subject.Score.BandByPoints?.Code);
        json.WriteString("loweredBecause", subject.Lowered?.Reason);
        var counts = subject.Score.Counts;
        json.WriteStartObject("counts");
        json.WriteNumber("counted", counts.Counted);
        json.WriteNumber("onTime", counts.OnTime);
        json.WriteNumber("extended", counts.Extended);
        json.WriteNumber("late", counts.Late);
        json.WriteNumber("missing", counts.Missing);
        json.WriteNumber("incomplete", counts.Incomplete);
        json.WriteNumber("inaccurate", counts.Inaccurate);
        json.WriteNumber("returned", counts.Returned);
        json.WriteNumber("nil", counts.Nil);
        json.WriteNumber("notCounted", counts.NotCounted);
        json.WriteEndObject();
        List(json, "criteria", subject.Score.Criteria, (j, c) => Criterion(j, c, subject.Marks.GetValueOrDefault(c.Criterion.Code)));
        Number(json, "overflow", subject.Score.Overflow);
    }

    private static void Criterion(Utf8JsonWriter json, CriterionScore score, ScoreMark? mark)
    {
        json.WriteString("code", score.Criterion.Code);
        json.WriteString("name", score.Criterion.Name);
        Number(json, "start", score.Start);
        Number(json, "points", score.Points);
        json.WriteString("markedBecause", mark?.Reason);
        List(json, "evidence", score.Evidence, (j, e) =>
        {
            j.WriteString("line", e.Line);
            j.WriteString("cause", ScoreCodes.Of(e.Cause));
            Number(j, "points", e.Points);
            Number(j, "full", e.Full);
        });
    }

    private static void Line(Utf8JsonWriter json, ScoreLineRow line, ScoreBoard board)
    {
        json.WriteString("id", line.LineId);
        json.WriteString("unit", line.UnitCode);
        json.WriteString("unitName", line.UnitName);
        json.WriteString("post", line.PostTitle);
        json.WriteString("official", line.PersonName);
        json.WriteString("regime", line.Regime);
        json.WriteString("requirement", line.Requirement);
        json.WriteString("name", line.RequirementName);
        json.WriteString("tier", line.Tier);
        json.WriteString("period", line.PeriodKey);
        json.WriteString("periodLabel", line.PeriodLabel);
        Day(json, "due", line.DueOn);
        json.WriteString("fate", line.Fate);
        json.WriteNumber("lateMinutes", line.LateMinutes);
        json.WriteBoolean("nil", line.Nil);
        json.WriteBoolean("incomplete", line.Incomplete);
        json.WriteBoolean("inaccurate", line.Inaccurate);
        json.WriteBoolean("returned", line.Returned);
        json.WriteStartArray("countsAs");
        foreach (var correction in board.Corrections[line.LineId])
        {
            json.WriteStringValue(ScoreCodes.Of(correction));
        }

        json.WriteEndArray();
    }

    private static void Appeal(Utf8JsonWriter json, AppealView appeal)
    {
        json.WriteString("line", appeal.Line.LineId);
        json.WriteString("sort", appeal.Appeal.Sort);
        json.WriteString("reason", appeal.Appeal.Reason);
        Who(json, "by", appeal.By);
        if (appeal.Decision is { } decision)
        {
            json.WriteStartObject("decision");
            json.WriteBoolean("accepted", decision.Accepted);
            json.WriteString("countsAs", decision.Correction);
            json.WriteString("reason", decision.Reason);
            Who(json, "by", appeal.DecidedBy);
            json.WriteEndObject();
        }
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Who(Utf8JsonWriter json, string name, DoneBy? who)
    {
        json.WriteStartObject(name);
        json.WriteString("at", who is null ? null : InstantPattern.ExtendedIso.Format(who.At));
        json.WriteString("post", who?.PostTitle);
        json.WriteString("official", who?.PersonName);
        json.WriteEndObject();
    }

    private static void Day(Utf8JsonWriter json, string name, LocalDate? day) => json.WriteString(name, day is { } date ? LocalDatePattern.Iso.Format(date) : null);

    // Dividing by 1.000… drops trailing noughts: 30.00 and 30 are one number.
    private static void Number(Utf8JsonWriter json, string name, decimal number) => json.WriteNumber(name, number / 1.000000000000000000000000000m);
}

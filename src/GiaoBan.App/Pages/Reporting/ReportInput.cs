using System.Text;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting;

namespace GiaoBan.App.Pages.Reporting;

/// <summary>Reads the form as it was posted: every field as typed, lines that were left empty passed over.</summary>
public static class ReportInput
{
    // More than a report may hold, so that what is too much is refused in words, not cut off.
    private const int MostLines = 400;

    /// <summary>What was typed.</summary>
    /// <param name="fields">The posted form.</param>
    /// <param name="form">The report it belongs to.</param>
    /// <param name="answer">The chosen meaning of an unclear number, <c>figures[3].value=8,5</c>, or null.</param>
    public static TypedReport Read(IFormCollection fields, ReportForm form, string? answer)
    {
        var (answered, meaning) = answer?.Split('=', 2) is [var name, var value] ? (name, value) : ("", "");
        var kept = fields["files"].ToHashSet(StringComparer.OrdinalIgnoreCase);
        var units = form.Terms.Pack.ActivityKinds.ToDictionary(k => k.Code, k => k.Unit, StringComparer.Ordinal);
        return new TypedReport(
            [.. form.Shape.Sections.Select((s, i) => new SectionText(s.Code, Field($"sections[{i}].text").Replace("\r\n", "\n", StringComparison.Ordinal)))],
            [.. form.Shape.Lines.Select((l, i) => new TypedFigure(l.Code, Field($"figures[{i}].value"), Field($"figures[{i}].estimate")))],
            [.. Indexes("activities").Select(Activity).Where(a => a.Count + a.Unit + a.Place + a.Date + a.Text != "")],
            [.. Indexes("plan").Select(Plan).Where(p => p.Date + p.From + p.To + p.Text + p.Place + p.Lead + p.Participants != "")],
            fields["nil"] == "true",
            [.. form.Files.Where(f => kept.Contains(f.Id.ToString()))]);

        string Field(string name) => (name == answered ? meaning : fields[name].ToString()).Trim().Normalize(NormalizationForm.FormC);

        IEnumerable<int> Indexes(string list) => Enumerable.Range(0, MostLines).TakeWhile(i => fields.ContainsKey($"{list}[{i}].text"));

        TypedActivity Activity(int i)
        {
            var at = $"activities[{i}].";
            var (kind, count, unit) = (Field(at + "kind"), Field(at + "count"), Field(at + "unit"));
            return new TypedActivity(
                kind, count, unit.Length == 0 && count.Length > 0 ? units.GetValueOrDefault(kind, "") : unit, Field(at + "place"), Field(at + "date"), Field(at + "text"));
        }

        TypedPlanLine Plan(int i)
        {
            var at = $"plan[{i}].";
            return new TypedPlanLine(
                Field(at + "date"), Field(at + "from"), Field(at + "to"), Field(at + "text"), Field(at + "place"), Field(at + "lead"), Field(at + "participants"),
                Field(at + "needsRoom") == "true");
        }
    }
}

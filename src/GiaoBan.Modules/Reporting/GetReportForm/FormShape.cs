using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Reporting;

namespace GiaoBan.Modules.Reporting;

/// <summary>The order of a form's fields: sections as the outline has them, figures as the unit's lines stand in the forms.</summary>
/// <remarks>A regime version is never edited, so a field's number means the same for as long as the obligation lives.</remarks>
public sealed record FormShape(IReadOnlyList<OutlineSection> Sections, IReadOnlyList<Indicator> Lines)
{
    /// <summary>The shape of an obligation's form.</summary>
    public static FormShape Of(ObligationTerms terms) => new(
        terms.Outline?.Sections ?? [],
        [.. terms.Pack.FormsOf(terms.Requirement).SelectMany(f => f.LinesOf(terms.UnitCode)).DistinctBy(i => i.Code)]);

    /// <summary>What was typed, put in this order; what the form has no place for falls away.</summary>
    public TypedReport Arrange(TypedReport typed) => typed with
    {
        Sections = [.. Sections.Select(s => typed.Sections.FirstOrDefault(t => t.Code == s.Code) ?? new SectionText(s.Code, ""))],
        Figures = [.. Lines.Select(i => typed.Figures.FirstOrDefault(f => f.Indicator == i.Code) ?? new TypedFigure(i.Code, "", ""))],
    };

    /// <summary>Reads an arranged report and holds it against the rules; every refusal is placed by the form's field.</summary>
    public FormReading Read(ObligationTerms terms, TypedReport typed)
    {
        var reading = TypedReportReader.Read(typed, terms.Pack, terms.Requirement, terms.Period);
        var errors = reading.IsClear
            ? [.. ReportReview.Refusals(terms, reading.Content).Select(e => e with { Field = FieldOf(e.Field, reading.Content, typed) })]
            : reading.Errors;
        return new FormReading(reading.Content, reading.Questions, errors);
    }

    /// <summary>The rules count the lines that hold something; the form counts all.</summary>
    private string? FieldOf(string? field, ReportContent content, TypedReport typed)
    {
        var (open, close) = (field?.IndexOf('[', StringComparison.Ordinal) ?? -1, field?.IndexOf(']', StringComparison.Ordinal) ?? -1);
        if (open < 0 || !int.TryParse(field.AsSpan(open + 1, close - open - 1), out var at))
        {
            return field;
        }

        var list = field![..open];
        var place = list switch
        {
            "sections" => Sections.Index().FirstOrDefault(s => s.Item.Code == content.Sections[at].Code).Index,
            "figures" => Lines.Index().FirstOrDefault(l => l.Item.Code == content.Figures[at].Indicator).Index,
            "plan" => NthFilled(typed.Plan, at, p => p.Text),
            _ => at,
        };
        return $"{list}[{place}]{field[(close + 1)..]}";
    }

    private static int NthFilled<T>(IReadOnlyList<T> lines, int nth, Func<T, string> text) =>
        lines.Index().Where(l => !string.IsNullOrWhiteSpace(text(l.Item))).Select(l => l.Index).ElementAtOrDefault(nth);
}

/// <summary>What a filled form says.</summary>
/// <param name="Content">The content, as far as it reads.</param>
/// <param name="Questions">Numbers to ask about.</param>
/// <param name="Errors">What must be mended, by the form's fields.</param>
public sealed record FormReading(ReportContent Content, IReadOnlyList<NumberQuestion> Questions, IReadOnlyList<Error> Errors)
{
    /// <summary>Whether it can be sent.</summary>
    public bool IsReady => Questions.Count == 0 && Errors.Count == 0;
}

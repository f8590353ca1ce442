using GiaoBan.Domain;
using GiaoBan.Domain.PartyCells;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.PartyCells.Contracts;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GiaoBan.Modules.PartyCells;

/// <summary>Reads grading forms: those that come with the program, and those in use.</summary>
public sealed class GradingForms(GiaoBanDbContext rows)
{
    /// <summary>The longest form that is read, characters.</summary>
    public const int Longest = 40_000;

    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnforceRequiredMembers().Build();

    /// <summary>Forms in the <c>gradingforms</c> folder beside the program: name and text.</summary>
    public static IReadOnlyList<(string Name, string Source)> BesideProgram() =>
        Directory.Exists(Folder)
            ? [.. Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))]
            : [];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "gradingforms");

    /// <summary>The forms in use, in the order in which they were taken into use.</summary>
    public async Task<IReadOnlyList<FormInUse>> InUseAsync(CancellationToken cancellation) =>
        [.. (await rows.CellForms.AsNoTracking().OrderBy(f => f.InUse).ThenBy(f => f.AdoptedAt).ToListAsync(cancellation)).Select(InUse)];

    /// <summary>A form by its version, as a report names it.</summary>
    public static FormInUse? Find(IReadOnlyList<FormInUse> forms, CellReport? report) =>
        report?.Form is { } code ? forms.FirstOrDefault(f => f.Form.Code == code && f.Version == report.FormVersion) : null;

    /// <summary>Reads a form's text, or says what is wrong with it.</summary>
    public static Result<GradingForm> Read(string source)
    {
        try
        {
            if (Yaml.Deserialize<FormText?>(source) is not { Criteria: not null, Bands: not null, Rules: not null } text)
            {
                return Error.Invalid("cells.form.unreadable", "source", 1, "criteria, bands");
            }

            var form = text.ToForm();
            return form.Faults() is [_, ..] faults ? Result<GradingForm>.Refused(faults) : form;
        }
        catch (YamlException wrong)
        {
            return Error.Invalid("cells.form.unreadable", "source", wrong.Start.Line, wrong.InnerException?.Message ?? wrong.Message);
        }
    }

    private static FormInUse InUse(CellForm row) =>
        new(Read(row.Source) is { IsOk: true } read ? read.Value : throw new InvalidOperationException($"The form {row.Form} {row.Version} no longer reads."), row.Version, row.InUse);

    private sealed class FormText
    {
        public required string Code { get; init; }
        public required string Title { get; init; }
        public required string Source { get; init; }
        public MeetingKind? Kind { get; init; }
        public required List<CriterionText> Criteria { get; init; }
        public required List<BandText> Bands { get; init; }
        public List<RuleText> Rules { get; init; } = [];

        public GradingForm ToForm() => new(
            Code, Title, Source, Kind, [.. Criteria.Select(c => new GradingCriterion(c.Code, c.Title, c.Most, c.Hint, c.MadeUp))],
            [.. Bands.Select(b => new GradeBand(b.Code, b.Name, b.From))],
            [.. Rules.Select(r => new MeetingRule(r.Code, r.Measure, r.Limit, r.Kind, r.MembersFrom, r.Source))]);
    }

    private sealed class CriterionText
    {
        public required string Code { get; init; }
        public required string Title { get; init; }
        public required decimal Most { get; init; }
        public string? Hint { get; init; }
        public bool MadeUp { get; init; }
    }

    private sealed class BandText
    {
        public required string Code { get; init; }
        public required string Name { get; init; }
        public required decimal From { get; init; }
    }

    private sealed class RuleText
    {
        public required string Code { get; init; }
        public required MeetingMeasure Measure { get; init; }
        public required decimal Limit { get; init; }
        public MeetingKind? Kind { get; init; }
        public int? MembersFrom { get; init; }
        public required string Source { get; init; }
    }
}

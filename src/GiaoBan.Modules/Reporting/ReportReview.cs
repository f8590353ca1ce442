using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Figures;
using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>What a report is held against before it is filed: rules that refuse it, quality checks that warn (DB-7).</summary>
public sealed class ReportReview(NpgsqlDataSource database)
{
    private static readonly Dictionary<string, decimal?> NoOpenings = [];

    /// <summary>What refuses the report.</summary>
    public static IReadOnlyList<Error> Refusals(ObligationTerms terms, ReportContent content) => terms.AbsorbedInto is { } into
        ? [Error.Conflict("reporting.obligation.absorbed", into)]
        : ReportContentRules.Check(content, new ReportTerms(terms.Pack, terms.Requirement, terms.UnitCode, terms.Period.Window, PlanWindow.Of(terms)) { Outline = terms.Outline });

    /// <summary>What the sender should look at again; it never stops a report.</summary>
    public static IReadOnlyList<StoredWarning> Warnings(ObligationTerms terms, ReportContent content)
    {
        var history = FigureHistory.Of(terms.Earlier, NoOpenings);
        var indicators = terms.Pack.FormsOf(terms.Requirement).SelectMany(f => f.LinesOf(terms.UnitCode));
        var lines = RunningTotals.Lines(indicators, terms.Period.Year, content.Figures, history);
        var previous = terms.Earlier is [{ } last, ..] ? ReportContent.Empty with { Sections = last.Sections } : null;
        return
        [
            .. QualityChecks.Run(content, terms.Outline, lines, history, previous)
                .Select(w => new StoredWarning(w.Code, w.Place, [.. w.Args.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture) ?? "")])),
        ];
    }

    /// <summary>Files that the report names and the store does not hold for it, byte for byte.</summary>
    public async Task<IReadOnlyList<Error>> MissingAttachmentsAsync(ObligationTerms terms, ReportContent content, CancellationToken cancellation)
    {
        if (content.Attachments.Count == 0)
        {
            return [];
        }

        await using var command = database.CreateCommand(
            "select attachment_id, file_name, sha256, size from attachments where tenant_id = $1 and obligation_id = $2 and attachment_id = any($3)");
        command.Parameters.Add(new() { Value = terms.TenantId });
        command.Parameters.Add(new() { Value = terms.ObligationId });
        command.Parameters.Add(new() { Value = content.Attachments.Select(a => a.Id).ToArray() });
        var kept = new HashSet<AttachmentRef>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            kept.Add(new AttachmentRef(reader.GetGuid(0), reader.GetString(1), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2)), reader.GetInt32(3)));
        }

        return
        [
            .. content.Attachments
                .Select((file, i) => kept.Contains(file) ? null : Error.Invalid("reporting.attachment.unknown", $"attachments[{i}]", file.FileName))
                .OfType<Error>(),
        ];
    }
}

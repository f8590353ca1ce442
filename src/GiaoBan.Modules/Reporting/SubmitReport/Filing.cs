using GiaoBan.Domain.Reporting;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Reporting;

/// <summary>One version ready to be stored: what <c>file_submission</c> takes.</summary>
public sealed record Filing(
    int TenantId,
    Guid ObligationId,
    int Version,
    Guid AccountId,
    Guid OfficialId,
    Guid PostId,
    string Channel,
    string? ChannelNote,
    string? LateReason,
    ReportContent Content,
    IReadOnlyList<SourceVersion> Sources,
    IReadOnlyList<StoredWarning> Warnings,
    Receipt Receipt,
    AuditEvent Event,
    string Review,
    IdempotentAnswer? Idempotency)
{
    private const string Call =
        """
        file_submission($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
                        $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)
        """;

    // The plan's row is held from here on: where the report is stored, its plan will be too.
    private const string CallWherePlanIsDue =
        $"""
        select case when (select true from obligations where tenant_id = $1 and obligation_id = $36 and sent_version = $37 - 1 for update)
                    then {Call} else 'stale' end
        """;

    private const string CallAfterReport =
        $"""
        select case when exists (select 1 from submission_versions where tenant_id = $1 and obligation_id = $36 and version = $37 and receipt_number = $38)
                    then {Call} else 'left' end
        """;

    /// <summary>The call that stores it.</summary>
    public NpgsqlBatchCommand ToCommand() => Command($"select {Call}");

    /// <summary>The calls that store a report and the plan that goes with it, in this order within one transaction: both or neither.</summary>
    public static (NpgsqlBatchCommand Report, NpgsqlBatchCommand Plan) Together(Filing report, Filing plan)
    {
        var first = report.Command(CallWherePlanIsDue);
        first.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = plan.ObligationId });
        first.Parameters.Add(new NpgsqlParameter<int> { TypedValue = plan.Version });
        var second = plan.Command(CallAfterReport);
        second.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = report.ObligationId });
        second.Parameters.Add(new NpgsqlParameter<int> { TypedValue = report.Version });
        second.Parameters.Add(Text(report.Receipt.Number));
        return (first, second);
    }

    private NpgsqlBatchCommand Command(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        var p = command.Parameters;
        p.Add(new NpgsqlParameter<int> { TypedValue = TenantId });
        p.Add(new NpgsqlParameter<Guid> { TypedValue = ObligationId });
        p.Add(new NpgsqlParameter<int> { TypedValue = Version });
        p.Add(new NpgsqlParameter<DateTime> { TypedValue = Receipt.ReceivedAt.ToDateTimeUtc() });
        p.Add(new NpgsqlParameter<Guid> { TypedValue = AccountId });
        p.Add(new NpgsqlParameter<Guid> { TypedValue = OfficialId });
        p.Add(new NpgsqlParameter<Guid> { TypedValue = PostId });
        p.Add(Text(Channel));
        p.Add(Text(ChannelNote));
        p.Add(Text(Receipt.Verdict));
        p.Add(new NpgsqlParameter<int> { TypedValue = Receipt.LateMinutes });
        p.Add(Text(LateReason));
        p.Add(new NpgsqlParameter<bool> { TypedValue = Content.Nil });
        p.Add(Json(ReportJson.Write(Content.Sections.ToArray())));
        p.Add(new NpgsqlParameter<string[]> { TypedValue = [.. Content.Figures.Select(f => f.Indicator)] });
        p.Add(new NpgsqlParameter<decimal?[]> { TypedValue = [.. Content.Figures.Select(f => f.Value)] });
        p.Add(new NpgsqlParameter<decimal?[]> { TypedValue = [.. Content.Figures.Select(f => f.Estimate)] });
        p.Add(Json(ReportJson.Write(Content.Activities.ToArray())));
        p.Add(Json(ReportJson.Write(Content.Plan.ToArray())));
        p.Add(Json(ReportJson.Write(Content.Attachments.ToArray())));
        p.Add(Json(ReportJson.Write(Sources.ToArray())));
        p.Add(Json(ReportJson.Write(Warnings.ToArray())));
        p.Add(new NpgsqlParameter<byte[]> { TypedValue = Receipt.ContentHash });
        p.Add(Text(Receipt.Number));
        p.Add(new NpgsqlParameter<byte[]> { TypedValue = Receipt.LeafHash });
        p.Add(new NpgsqlParameter<Guid> { TypedValue = Receipt.KeyId });
        p.Add(new NpgsqlParameter<byte[]> { TypedValue = Receipt.Signature });
        p.Add(new NpgsqlParameter<Guid> { TypedValue = Event.EventId });
        p.Add(Text(Event.Kind));
        p.Add(Text(Event.Data));
        p.Add(new NpgsqlParameter<Guid> { TypedValue = OfficialId });
        p.Add(Text(Review));
        p.Add(Text(Idempotency?.Key));
        p.Add(new NpgsqlParameter { Value = (object?)Idempotency?.RequestHash ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        p.Add(Text(Idempotency?.Response));
        return command;
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter<string> Json(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}

/// <summary>The answer that a key stands for: a replayed request gets it again, byte for byte.</summary>
public sealed record IdempotentAnswer(string Key, byte[] RequestHash, string Response);

/// <summary>What became of a filing.</summary>
public enum FilingOutcome
{
    /// <summary>It is stored and durable.</summary>
    Filed,

    /// <summary>Its key was used before; nothing was stored.</summary>
    Replayed,

    /// <summary>Another version came first; nothing was stored. Read again and retry.</summary>
    Stale,
}

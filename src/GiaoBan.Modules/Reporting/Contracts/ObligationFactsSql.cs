using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Compliance;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>
/// The columns that a <see cref="ComplianceState"/> is made from, and how they are read. Every list, board, badge and book takes
/// them from here, so that one definition serves all (standard 4).
/// </summary>
public static class ObligationFactsSql
{
    /// <summary>The select list; the query names <c>obligations o</c>.</summary>
    public const string Columns =
        """
        o.due_at, o.due_inclusive, o.first_received_at, o.first_verdict, o.late_minutes, o.nil, o.review, o.returned_count, o.exempt_reason,
        o.sent_version = 0 and exists (select 1 from drafts d where d.tenant_id = o.tenant_id and d.obligation_id = o.obligation_id), o.absorbed_into, o.extended_due_at,
        o.extended_due_inclusive, o.incomplete, o.inaccurate
        """;

    /// <summary>How many columns <see cref="Columns"/> names.</summary>
    public const int Count = 15;

    /// <summary>Reads the facts that start at a column.</summary>
    public static ObligationFacts Read(NpgsqlDataReader reader, int at) => new(
        DueAt(reader, at),
        DueAt(reader, at + 11),
        reader.IsDBNull(at + 2)
            ? null
            : new FirstReceipt(Instant.FromDateTimeUtc(reader.GetDateTime(at + 2)), ComplianceCodes.ReceiptVerdictOf(reader.GetString(at + 3)), reader.GetInt32(at + 4)),
        Nil: reader.GetBoolean(at + 5),
        HasDraft: reader.GetBoolean(at + 9),
        Review: reader.GetString(at + 6) switch
        {
            "none" => ReviewAct.None,
            "returned" => ReviewAct.Returned,
            "accepted" => ReviewAct.Accepted,
            "handed" => ReviewAct.Handed,
            "approved" => ReviewAct.Approved,
            var word => throw new InvalidOperationException($"Unknown review {word}."),
        },
        ReturnedCount: reader.GetInt32(at + 7),
        ExemptReason: reader.IsDBNull(at + 8) ? null : reader.GetString(at + 8),
        AbsorbedInto: reader.IsDBNull(at + 10) ? null : reader.GetString(at + 10),
        Incomplete: reader.GetBoolean(at + 13),
        Inaccurate: reader.GetBoolean(at + 14));

    private static Deadline? DueAt(NpgsqlDataReader reader, int at) =>
        reader.IsDBNull(at) ? null : new Deadline(Instant.FromDateTimeUtc(reader.GetDateTime(at)), reader.GetBoolean(at + 1));
}

using System.Text.RegularExpressions;
using GiaoBan.Modules.Data;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace GiaoBan.Tests.Architecture;

/// <summary>A table is written by its own module: in SQL, and by the rows of the model that are made or changed.</summary>
internal static partial class TableRules
{
    /// <summary>Module -> its tables, and the functions of the database that write them.</summary>
    private static readonly Dictionary<string, string[]> Tables = new(StringComparer.Ordinal)
    {
        ["Data"] = ["schema_migrations", "data_protection_keys"],
        ["Organisation"] = ["tenants", "units", "unit_terms", "unit_links", "posts", "officials", "assignments", "delegations"],
        ["Identity"] = ["accounts", "api_tokens", "calendar_tokens"],
        ["Audit"] = ["audit_events"],
        ["Notifications"] = ["notices", "outbox_messages"],
        ["Regimes"] = ["regime_versions", "targets", "holiday_decisions", "regime_drafts"],
        ["Urging"] = ["urging_looks", "urging_plans", "urging_letters"],
        ["Reviews"] = ["review_campaigns", "review_items", "review_verdicts"],
        ["Requests"] = ["requests", "request_acts", "recorded_events", "sent_copies"],
        ["Scores"] =
        [
            "score_sheets", "score_runs", "score_lines", "score_appeals", "score_decisions", "score_marks", "score_choices", "score_results",
        ],
        ["PartyCells"] =
        [
            "party_cells", "cell_terms", "cell_followers", "cell_leaves", "cell_meetings", "cell_seats", "cell_forms", "cell_reports", "cell_confirmations", "cell_items",
            "cell_item_acts", "cell_summaries", "cell_settings",
        ],
        ["Compliance"] = ["round_ups", "round_up_edits"],
        ["Schedules"] =
        [
            "resources", "resource_parts", "bookings", "claims", "clashes", "week_schedules", "schedule_entries", "schedule_entry_sources", "schedule_versions", "schedule_changes",
        ],
        ["Tasks"] = ["tasks", "task_posts", "task_acts", "task_files", "task_reminders"],
        ["Meetings"] =
        [
            "meetings", "meeting_participants", "agenda_items", "meeting_rule_versions", "meeting_requests", "meeting_decisions",
            "meeting_sittings", "agenda_tasks", "meeting_attendance", "meeting_speakers", "meeting_votes", "meeting_ballots",
            "meeting_conclusions", "meeting_directives", "conclusion_notices",
            "opinion_rounds", "discussion_prompts", "opinions", "opinion_issues", "meeting_options", "frozen_items",
            "invitation_rounds", "sent_invitations", "absences", "mandates", "papers", "paper_versions", "paper_reads",
            "similar_index", "similar_tokens", "similar_people", "similar_frequencies", "similar_stale", "meeting_abbreviations", "similar_decisions",
            "briefing_series", "briefing_members", "briefing_skips", "briefing_moves", "briefing_moved", "briefing_acknowledgements", "briefing_addenda",
        ],
        ["Incidents"] = ["incidents", "incident_contents", "incident_readers", "incident_reads"],
        ["Reporting"] =
        [
            "obligations", "exemptions", "extensions", "drafts", "attachments", "submission_versions", "reviews", "consolidations", "consolidation_versions", "idempotency_keys", "signing_keys",
            "secrecy_settings", "secret_stubs",
            "file_submission", "urgings", "urged",
        ],
    };

    /// <summary>Who writes a table that is another's, and why that is right.</summary>
    private static readonly HashSet<(string Writer, string Table)> Agreed =
    [
        // A notice goes with the act that it tells of, in one transaction; Notifications is called and knows nobody.
        ("Reporting", "notices"),
        ("Reviews", "notices"),
        ("Requests", "notices"),
        ("Scores", "notices"),
        ("PartyCells", "notices"),
        ("Incidents", "notices"),
        ("Meetings", "notices"),
        ("Schedules", "notices"),
        ("Tasks", "notices"),
        // The host keeps the keys of its cookies where every node finds them.
        ("Hosting", "data_protection_keys"),
    ];

    /// <summary>Whose rows the demo makes at one stroke, before its people exist who could act: never a report or a receipt, which it files like anybody.</summary>
    private static readonly HashSet<string> StageOfTheDemo = ["Organisation", "Identity", "Regimes"];

    private static readonly Dictionary<string, string> Owners =
        Tables.SelectMany(m => m.Value.Select(t => (Table: t, Module: m.Key))).ToDictionary(p => p.Table, p => p.Module, StringComparer.Ordinal);

    /// <summary>Row type -> table, of the program's model.</summary>
    public static Dictionary<string, string> RowTables()
    {
        var options = new DbContextOptionsBuilder<GiaoBanDbContext>().UseNpgsql("Host=nowhere").Options;
        using var context = new GiaoBanDbContext(options, new TenantScope());
        return context.Model.GetEntityTypes().ToDictionary(e => e.ClrType.FullName!, e => e.GetTableName()!, StringComparer.Ordinal);
    }

    /// <summary>Every table that the catalog has must have an owner.</summary>
    public static bool IsOwned(string table) => Owners.ContainsKey(table);

    /// <summary>Writes of tables that are another's.</summary>
    /// <param name="code">The compiled code.</param>
    /// <param name="moduleOf">The module of a type.</param>
    /// <param name="rows">Row type -> table.</param>
    public static IEnumerable<string> Violations(ModuleDefinition code, Func<TypeReference, string?> moduleOf, IReadOnlyDictionary<string, string> rows) =>
    [
        .. from type in code.GetTypes()
           let module = moduleOf(type)
           where module is not null
           from table in Written(type, rows).Distinct(StringComparer.Ordinal)
           where Owners.TryGetValue(table, out var owner) && owner != module && !Agreed.Contains((module, table)) && !(module == "Demo" && StageOfTheDemo.Contains(owner))
           select $"{type.FullName} ({module}) writes {table}",
    ];

    private static IEnumerable<string> Written(TypeDefinition type, IReadOnlyDictionary<string, string> rows)
    {
        var made = TypeUses.CodeOf(type).Select(RowChanged).OfType<TypeReference>().Select(row => rows.GetValueOrDefault(row.FullName)).OfType<string>();
        return made.Concat(TypeUses.TextsOf(type).SelectMany(TablesIn));
    }

    /// <summary>The tables that a statement writes.</summary>
    public static IEnumerable<string> TablesIn(string sql) => Write().Matches(sql).Select(m => m.Groups["table"].Value.ToLowerInvariant());

    private static TypeReference? RowChanged(Instruction instruction) => instruction switch
    {
        { OpCode.Code: Code.Newobj, Operand: MethodReference made } => made.DeclaringType,
        { Operand: GenericInstanceMethod { Name: "ExecuteUpdateAsync" or "ExecuteDeleteAsync" } many } => many.GenericArguments[0],
        { Operand: MethodReference { Name: "Remove" or "RemoveRange" or "Update", DeclaringType: GenericInstanceType { ElementType.Name: "DbSet`1" } set } } => set.GenericArguments[0],
        { Operand: MethodReference { Name: var name } setter } when name.StartsWith("set_", StringComparison.Ordinal) => setter.DeclaringType,
        _ => null,
    };

    [GeneratedRegex(@"\b(?:(?:insert\s+into|delete\s+from|truncate|copy)\s+(?<table>[a-z_]+)|update\s+(?<table>[a-z_]+)\s+(?:[a-z]+\s+)?set\b|(?<table>file_submission)\()", RegexOptions.IgnoreCase)]
    private static partial Regex Write();
}

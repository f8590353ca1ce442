using GiaoBan.App.Shared;
using GiaoBan.Domain.Tasks;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Tasks;
using GiaoBan.Modules.Tasks.Contracts;

namespace GiaoBan.App.Pages.Tasks;

/// <summary>States, kinds and deeds of tasks in words.</summary>
public static class TaskWords
{
    /// <summary>The one word of a state; days late with it.</summary>
    public static string State(Text t, TaskState state) => state switch
    {
        { IsOverdue: true } => t["tasks.state.overdue-days", state.LateDays],
        { Stage: TaskStage.Done, Verdict: TaskVerdict.Late } => t["tasks.state.done-late", state.LateDays],
        { Stage: TaskStage.Done, Verdict: TaskVerdict.Extended } => t["tasks.state.done-extended"],
        { Stage: TaskStage.Reported, Verdict: TaskVerdict.Late } => t["tasks.state.reported-late", state.LateDays],
        _ => t["tasks.state." + state.Code],
    };

    /// <summary>Tone and picture of a state's chip; the word beside them says it all.</summary>
    public static (string Tone, string Icon) Look(TaskState state) => state.Code switch
    {
        "overdue" => ("bad", "warn"),
        "declined" or "returned" => ("bad", "back"),
        "reported" => ("info", "sent"),
        "done" => (state.Verdict == TaskVerdict.Late ? "warn" : "ok", "check"),
        "withdrawn" => ("", "cross"),
        "in-progress" => ("info", "pencil"),
        "accepted" => ("info", "check"),
        _ => ("", "circle"),
    };

    /// <summary>How far off the day is: "còn 3 ngày", "hôm nay"; empty where that no longer counts.</summary>
    public static string Left(Text t, TaskState state) => !state.NeedsWork || state.IsOverdue ? "" : state.DaysLeft == 0 ? t["tasks.left.today"] : t["tasks.left.days", state.DaysLeft];

    /// <summary>The day with the first one beside it, where time was granted.</summary>
    public static string Due(Text t, TaskState state) =>
        state.IsExtended ? t["tasks.due.extended", VietnameseDates.Day(state.Due), VietnameseDates.Day(state.FirstDue)] : VietnameseDates.Day(state.Due);

    /// <summary>What was done, in a sentence.</summary>
    public static string Deed(Text t, TaskDeedView deed) => deed.Deed switch
    {
        TaskDeed.Asked or TaskDeed.Granted => t["tasks.deed." + deed.Deed.Code(), deed.Row.UntilOn!],
        TaskDeed.Reassigned => t["tasks.deed.reassigned", deed.To],
        TaskDeed.Linked or TaskDeed.Unlinked => t["tasks.deed." + deed.Deed.Code(), deed.Report],
        TaskDeed.Progress when deed.Row.Percent is { } percent => t["tasks.deed.progress-percent", percent],
        _ => t["tasks.deed." + deed.Deed.Code()],
    };

    /// <summary>A person by post first: duties hang on posts.</summary>
    public static string Person(TaskParty party) => party.OfficialName.Length == 0 ? party.Title : $"{party.Title} ({party.OfficialName})";

    /// <summary>The counts in a sentence.</summary>
    public static string Counts(Text t, TaskCounts counts) => t["tasks.counts", counts.All, counts.Open, counts.Overdue, counts.Done, counts.OnTime, counts.Extended, counts.Late];
}

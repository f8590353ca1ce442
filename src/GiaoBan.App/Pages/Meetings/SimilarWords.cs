using GiaoBan.App.Shared;
using GiaoBan.Domain.Meetings.Similar;
using GiaoBan.Modules.Meetings.Similar;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>The words about similar meetings.</summary>
public static class SimilarWords
{
    /// <summary>A reason in words: "9/11 người dự trùng".</summary>
    public static string Reason(Text text, LikenessReason reason) => text[reason.Code, [.. reason.Args]];

    /// <summary>All reasons in one line.</summary>
    public static string Reasons(Text text, Likeness likeness) => string.Join("; ", likeness.Reasons.Select(r => Reason(text, r)));

    /// <summary>What is proposed: "Nên gộp làm một cuộc".</summary>
    public static string Remedy(Text text, SimilarRemedy remedy) => text["similar.remedy." + DecideSimilar.WordOf(remedy)];

    /// <summary>Picture and colour of a proposal; the words stand beside it.</summary>
    public static (string Tone, string Icon) Look(SimilarRemedy remedy) => remedy switch
    {
        SimilarRemedy.Merge => ("warn", "merge"),
        SimilarRemedy.BackToBack => ("info", "clock"),
        SimilarRemedy.Refer => ("warn", "back"),
        _ => ("", "search"),
    };

    /// <summary>What was decided: "Không trùng".</summary>
    public static string Decided(Text text, string decided) => text["similar.decided." + decided];

    /// <summary>"Trong 60 ngày, việc này đã họp 3 lần; 2 nhiệm vụ chưa xong."; null where it has not met.</summary>
    public static string? History(Text text, MatterHistory history) =>
        history.Met == 0 ? null : history.OpenTasks == 0 ? text["similar.history.done", history.Days, history.Met] : text["similar.history", history.Days, history.Met, history.OpenTasks];
}

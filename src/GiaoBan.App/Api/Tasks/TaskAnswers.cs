using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Tasks;
using GiaoBan.Modules.Tasks.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Tasks;

/// <summary>A post with its unit.</summary>
internal sealed record TaskPostAnswer(Guid Id, string Title, string Unit, string UnitName)
{
    public static TaskPostAnswer Of(TaskParty party) => new(party.PostId, party.Title, party.UnitCode, party.UnitName);
}

/// <summary>A task; <c>firstDue</c> never moves, <c>due</c> is the day that counts; <c>lateDays</c> past it.</summary>
internal sealed record TaskAnswer(
    Guid Id, string Text, string? Product, string Kind, string Source, Guid? SourceId, string SourceTitle, TaskPostAnswer Lead, IReadOnlyList<TaskPostAnswer> Support,
    LocalDate FirstDue, LocalDate Due, string State, string? Verdict, int LateDays, int? Percent, LocalDate? Asked, Instant GivenAt, Instant? ReportedAt, Instant? ClosedAt)
{
    public static TaskAnswer Of(TaskLine line) => new(
        line.Task.TaskId, line.Task.Text, line.Task.Product, line.Task.Kind, line.Task.Source, line.Task.SourceId, line.Task.SourceTitle, TaskPostAnswer.Of(line.Lead),
        [.. line.Supporters.Select(TaskPostAnswer.Of)], line.State.FirstDue, line.State.Due, line.State.Code,
        line.State.Verdict switch { TaskVerdict.OnTime => "on-time", TaskVerdict.Extended => "extended", TaskVerdict.Late => "late", _ => null },
        line.State.LateDays, line.State.Percent, line.State.Asked, line.Task.GivenAt, line.State.ReportedAt, line.State.ClosedAt);
}

/// <summary>A task with what was done with it.</summary>
internal sealed record TaskWholeAnswer(TaskAnswer Task, TaskPostAnswer ReportTo, IReadOnlyList<TaskDeedAnswer> Acts, IReadOnlyList<Guid> Reports)
{
    public static TaskWholeAnswer Of(TaskView view) =>
        new(TaskAnswer.Of(view.Line), TaskPostAnswer.Of(view.ReportTo), [.. view.Deeds.Select(TaskDeedAnswer.Of)], [.. view.Reports.Select(r => r.ObligationId)]);
}

/// <summary>An act on a task.</summary>
internal sealed record TaskDeedAnswer(int Number, string Act, Instant At, string Post, string By, string? Text, int? Percent, LocalDate? Until, Guid? Report, IReadOnlyList<string> Files)
{
    public static TaskDeedAnswer Of(TaskDeedView deed) => new(
        deed.Row.Number, deed.Row.Deed, deed.Row.At, deed.Post, deed.By, deed.Row.Text, deed.Row.Percent, deed.Row.UntilOn, deed.Row.ObligationId, [.. deed.Files.Select(f => f.Name)]);
}

/// <summary>What the lead or a helper tells.</summary>
/// <param name="Text">In words.</param>
/// <param name="Percent">0 to 100.</param>
/// <param name="Done">Whether it is done; only the lead says so.</param>
/// <param name="Reports">Ids of own reports that answer it.</param>
internal sealed record TaskReportBody(string? Text, int? Percent, bool? Done, IReadOnlyList<Guid>? Reports) : IPostedBody;

/// <summary>Where the task stands after it.</summary>
internal sealed record TaskReportedAnswer(Guid Id, string State, int? Percent, LocalDate Due, int LateDays);

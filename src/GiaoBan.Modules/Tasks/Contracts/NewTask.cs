using GiaoBan.Domain.Tasks;
using NodaTime;

namespace GiaoBan.Modules.Tasks.Contracts;

/// <summary>A task that is to be given. Who makes it has asked the door of secrecy and looked at the posts.</summary>
/// <param name="Source">A word of <see cref="TaskSources"/>.</param>
/// <param name="SourceId">The meeting whose conclusion gives it, or null.</param>
/// <param name="SourceTitle">The source in words: "Kết luận cuộc họp giao ban tuần 33/2021", "Công văn số 12/CV-ĐU ngày 3/8/2021".</param>
/// <param name="SourceLink">Where it is looked at inside the program, or null.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Product">What is to come of it, or null.</param>
/// <param name="LeadPost">The one lead.</param>
/// <param name="SupportPosts">Who helps.</param>
/// <param name="DueOn">The day until whose end it is to be done.</param>
/// <param name="ReportToPost">Who hears of it, and says that it is done.</param>
/// <param name="Kind">A word of <see cref="TaskKinds"/>.</param>
public sealed record NewTask(
    string Source, Guid? SourceId, string SourceTitle, string? SourceLink, string Text, string? Product, Guid LeadPost, IReadOnlyList<Guid> SupportPosts,
    LocalDate DueOn, Guid ReportToPost, string Kind = TaskKinds.Ordinary)
{
    /// <summary>The directive in the conclusion: which of its tasks this is.</summary>
    public Guid? ItemId { get; init; }

    /// <summary>Posts that may say that it is done besides <see cref="ReportToPost"/>: chair and secretary of the meeting.</summary>
    public IReadOnlyList<Guid> Givers { get; init; } = [];

    /// <summary>The post in which it is given; null is the actor's own among those that may say that it is done, else the actor's first.</summary>
    public Guid? GivenPost { get; init; }

    /// <summary>The sender's key, or null.</summary>
    public string? Key { get; init; }
}

using GiaoBan.App.Api.Incidents;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using NodaTime;

namespace GiaoBan.App.Api.Meetings;

/// <summary>Conclusions as another program hands them in.</summary>
/// <param name="Items">One an item; items that are left out keep what was drafted.</param>
/// <param name="Issue">False: drafts only. Without it they are issued.</param>
internal sealed record ConclusionsBody(IReadOnlyList<ConclusionBody>? Items, bool? Issue) : IPostedBody
{
    /// <summary>By item, posts found; or what cannot be understood.</summary>
    public Result<IReadOnlyDictionary<Guid, ConclusionContent>> Read(ConclusionFile file, IncidentPlaces places)
    {
        Dictionary<Guid, ConclusionContent> contents = [];
        List<Error> refusals = [];
        foreach (var (index, body) in (Items ?? []).Index())
        {
            var item = file.File.Agenda.FirstOrDefault(i => i.ItemId == body.Item) ?? file.File.Agenda.FirstOrDefault(i => body.Item is null && i.Position == (body.Number ?? index + 1));
            if (item is null)
            {
                refusals.Add(Error.Invalid("agenda.not-found", $"items[{index}].item"));
            }
            else
            {
                contents[item.ItemId] = body.Read(places, $"items[{index}]", refusals);
            }
        }

        return refusals.Count > 0 ? Result<IReadOnlyDictionary<Guid, ConclusionContent>>.Refused(refusals) : contents;
    }
}

/// <summary>What is concluded about an item.</summary>
/// <param name="Item">The item's id; or <paramref name="Number"/>, its place from 1; or neither: the order of the list.</param>
/// <param name="Number">Its place in the agenda, from 1.</param>
/// <param name="Course">How the discussion went; for the minutes.</param>
/// <param name="None">No conclusion.</param>
/// <param name="NoneReason">Why.</param>
/// <param name="Option">The chosen option's id.</param>
/// <param name="Text">The conclusion.</param>
/// <param name="Differs">It differs from the proposal.</param>
/// <param name="DiffersReason">Where and why.</param>
/// <param name="LegalBasis">On what law.</param>
/// <param name="NoTask">It gives no task.</param>
/// <param name="Directives">Who does what until when.</param>
internal sealed record ConclusionBody(
    Guid? Item, int? Number, string? Course, bool? None, string? NoneReason, Guid? Option, string? Text, bool? Differs, string? DiffersReason, string? LegalBasis, bool? NoTask,
    IReadOnlyList<DirectiveBody>? Directives)
{
    public ConclusionContent Read(IncidentPlaces places, string at, List<Error> refusals) => new(
        Course ?? "", None ?? false, NoneReason ?? "", Option, Text ?? "", Differs ?? false, DiffersReason ?? "", LegalBasis ?? "", NoTask ?? false,
        [.. (Directives ?? []).Select((d, i) => d.Read(places, $"{at}.directives[{i}]", refusals))]);
}

/// <summary>A directive.</summary>
/// <param name="Task">What is to be done.</param>
/// <param name="Product">What is to come of it.</param>
/// <param name="Lead">The one post that leads, by code or id.</param>
/// <param name="Supporters">Posts that support.</param>
/// <param name="Due">The day until whose end it is to be done.</param>
/// <param name="ReportTo">The post that is reported to; the chair's where it is missing.</param>
/// <param name="NoTask">It gives no task.</param>
internal sealed record DirectiveBody(string? Task, string? Product, string? Lead, IReadOnlyList<string>? Supporters, LocalDate? Due, string? ReportTo, bool? NoTask)
{
    public DirectiveContent Read(IncidentPlaces places, string at, List<Error> refusals) => new(
        Task ?? "", Product ?? "", Post(places, Lead, at + ".lead", refusals), [.. (Supporters ?? []).Select((s, i) => Post(places, s, $"{at}.supporters[{i}]", refusals)).OfType<Guid>()], Due,
        Post(places, ReportTo, at + ".reportTo", refusals), NoTask ?? false);

    private static Guid? Post(IncidentPlaces places, string? named, string field, List<Error> refusals)
    {
        var found = places.Post(named)?.PostId;
        if (found is null && !string.IsNullOrWhiteSpace(named))
        {
            refusals.Add(Error.Invalid("room.post.unknown", field));
        }

        return found;
    }
}

/// <summary>The conclusions of a meeting, and the last notice.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="State">Its state.</param>
/// <param name="Notice">The last notice; null before the first.</param>
/// <param name="Items">Its items.</param>
internal sealed record ConclusionsAnswer(Guid Meeting, string State, NoticeAnswer? Notice, IReadOnlyList<ConclusionAnswer> Items)
{
    public static ConclusionsAnswer Of(ConclusionFile file) => new(
        file.File.Id, file.File.Meeting.State, file.Notices.Count == 0 ? null : NoticeAnswer.Of(file.Notices[^1]), [.. file.Items.Select(ConclusionAnswer.Of)]);
}

/// <summary>A notice.</summary>
internal sealed record NoticeAnswer(int Number, Instant IssuedAt, Instant DueAt, int LateMinutes, string Sha256, string? Reason)
{
    public static NoticeAnswer Of(ConclusionNotice row) => new(row.Number, row.IssuedAt, row.DueAt, row.LateMinutes, Convert.ToHexStringLower(row.Sha256), row.Reason);
}

/// <summary>An item's conclusion: the issued one, else the draft for who writes it.</summary>
internal sealed record ConclusionAnswer(
    Guid Item, int Number, string Title, string State, int Edition, bool None, string NoneReason, Guid? Option, string Text, bool Differs, string DiffersReason, string LegalBasis,
    bool NoTask, IReadOnlyList<DirectiveAnswer> Directives)
{
    public static ConclusionAnswer Of(ConclusionItem item)
    {
        var row = item.Issued ?? item.Draft;
        var content = row?.ToContent() ?? ConclusionContent.Empty;
        return new ConclusionAnswer(
            item.Item.ItemId, item.Number, item.Item.Title, row?.State ?? "none", row?.Edition ?? 0, content.None, content.NoneReason, content.Option, content.Text, content.Differs,
            content.DiffersReason, content.LegalBasis, content.NoTask,
            item.Issued is null
                ? [.. content.Directives.Select(d => new DirectiveAnswer(null, null, d.Text, d.Product, d.Lead, d.Supporters, d.DueOn, d.ReportTo, d.NoTask))]
                : [.. item.Directives.Select(d => new DirectiveAnswer(d.DirectiveId, d.TaskId, d.Body, d.Product, d.LeadPost, d.SupportPosts, d.DueOn, d.ReportTo, d.NoTask))]);
    }
}

/// <summary>A directive with the task that it became.</summary>
internal sealed record DirectiveAnswer(
    Guid? Id, Guid? TaskId, string Task, string Product, Guid? Lead, IReadOnlyList<Guid> Supporters, LocalDate? Due, Guid? ReportTo, bool NoTask);

using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Tasks;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Opinions;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings;

/// <summary>
/// Issues the conclusions: nothing may lack (NN-8). In one transaction they are frozen, each directive becomes a task, the notice is made, the meeting is closed.
/// Of a closed meeting it issues the corrections that are being written, as another issue of the notice.
/// </summary>
public sealed class IssueConclusions(
    GiaoBanDbContext rows, RoomDoor door, ConclusionReader reader, MeetingRuleBook rules, HolidayBook holidays, TaskGiver tasks, OptionBook options,
    OrganisationDirectory directory, MeetingActs acts)
{
    /// <summary>The conclusions of a meeting were issued: its title.</summary>
    public const string Issued = "conclusions.notice.issued";

    private static readonly string[] ToIssue = [MeetingStates.Concluding, MeetingStates.Closed];

    /// <summary>Issues; the notice.</summary>
    public Task<Result<ConclusionNotice>> HandleAsync(Actor actor, Guid meetingId, CancellationToken cancellation) =>
        door.ActAsync<ConclusionNotice>(actor, meetingId, part => part.Runs, ToIssue, async file =>
        {
            var written = await reader.ReadAsync(file, cancellation);
            var issued = written.Items.Where(i => i.Draft is not null).ToList();
            if (file.Meeting.State == MeetingStates.Closed && issued.Count == 0)
            {
                return Error.Conflict("conclusions.correction.none");
            }

            if (await LacksAsync(file, written, cancellation) is { Count: > 0 } lacks)
            {
                return Result<ConclusionNotice>.Refused(lacks);
            }

            var directives = new Dictionary<Guid, IReadOnlyList<MeetingDirective>>();
            foreach (var item in issued)
            {
                directives[item.Item.ItemId] = Freeze(actor, file, item);

                // What was held and offered stands with the conclusion that it led to.
                await options.FreezeAsync(actor, meetingId, item.Item.ItemId, cancellation);
            }

            var notice = await NoticeAsync(actor, file, written, directives, cancellation);
            rows.ConclusionNotices.Add(notice);
            Close(actor, file, notice, directives.Values.Sum(d => d.Count(x => x.TaskId is not null)));
            return notice;
        }, cancellation);

    /// <summary>What lacks before they can be issued, each with its place.</summary>
    public async Task<IReadOnlyList<Error>> CheckAsync(ConclusionFile written, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(written);
        return await LacksAsync(written.File, written, cancellation);
    }

    private async Task<IReadOnlyList<Error>> LacksAsync(MeetingFile file, ConclusionFile written, CancellationToken cancellation)
    {
        var posts = (await directory.PostsOn(acts.Today, cancellation)).Select(p => p.Post.PostId).ToHashSet();
        var heldOn = file.Meeting.BeganAt!.Value.InZone(Deadline.Zone).Date;
        return ConclusionRules.Lacks(
            [
                .. written.Items.Where(i => i.Draft is not null || i.Issued is null)
                    .Select(i => new ConclusionToIssue($"items[{i.Number - 1}]", i.Number, i.Draft?.ToContent() ?? ConclusionContent.Empty, i.Proposed)),
            ],
            heldOn, posts);
    }

    private List<MeetingDirective> Freeze(Actor actor, MeetingFile file, ConclusionItem item)
    {
        var (draft, content) = (item.Draft!, item.Draft!.ToContent().Tidy());
        draft.Differs = !content.None && ConclusionRules.Differs(content, item.Proposed);
        (draft.State, draft.IssuedBy, draft.IssuedAt) = (MeetingConclusion.Issued, actor.OfficialId, acts.Now);
        List<MeetingDirective> directives = [];
        foreach (var (index, directive) in (content.None ? [] : content.Directives).Index())
        {
            var id = acts.NewId();
            var kept = item.Directives.FirstOrDefault(d => d.TaskId is not null && d.ToContent().IsSameTask(directive) && directives.All(x => x.TaskId != d.TaskId));
            var row = new MeetingDirective
            {
                TenantId = actor.TenantId,
                DirectiveId = id,
                MeetingId = file.Id,
                ItemId = item.Item.ItemId,
                Edition = draft.Edition,
                Number = index + 1,
                Body = directive.Text,
                Product = directive.Product,
                LeadPost = directive.NoTask ? null : directive.Lead,
                SupportPosts = directive.NoTask ? [] : [.. directive.Supporters],
                DueOn = directive.NoTask ? null : directive.DueOn,
                ReportTo = directive.NoTask ? null : directive.ReportTo,
                NoTask = directive.NoTask,
                TaskId = directive.NoTask ? null : kept?.TaskId ?? Give(actor, file, id, directive),
            };
            directives.Add(row);
        }

        rows.MeetingDirectives.AddRange(directives);
        return directives;
    }

    private Guid Give(Actor actor, MeetingFile file, Guid directiveId, DirectiveContent directive)
    {
        var meeting = file.Meeting;
        var day = VietnameseDates.Day(meeting.BeganAt!.Value.InZone(Deadline.Zone).Date);
        Guid?[] givers = [meeting.ChairPost, meeting.SecretaryPost];
        return tasks.Add(rows, actor, new NewTask(
            TaskSources.Conclusion, file.Id, $"Kết luận cuộc họp: {meeting.Title}, {day}", MeetingActs.PathOf(file.Id) + "/ket-luan", directive.Text, directive.Product,
            directive.Lead!.Value, directive.Supporters, directive.DueOn!.Value, directive.ReportTo ?? meeting.ChairPost!.Value)
        {
            ItemId = directiveId,
            Givers = [.. givers.OfType<Guid>()],
            GivenPost = RoomDoor.PostOf(actor, file),
        });
    }

    private async Task<ConclusionNotice> NoticeAsync(
        Actor actor, MeetingFile file, ConclusionFile written, Dictionary<Guid, IReadOnlyList<MeetingDirective>> directives, CancellationToken cancellation)
    {
        var kind = (await rules.InForceAsync(cancellation)).KindOf(file.Meeting.Kind);
        var due = ConclusionRules.NoticeDue(
            await holidays.OfAsync(actor.TenantId, cancellation), file.Meeting.EndedAt!.Value.InZone(Deadline.Zone).Date, kind.NoticeDays);
        var number = written.Notices.Count + 1;
        var reason = number == 1 ? null : string.Join("; ", written.Items.Where(i => directives.ContainsKey(i.Item.ItemId)).Select(i => i.Draft!.Reason).OfType<string>().Distinct());
        var content = ConclusionReader.Notice(file, written, directives, kind.Name, number, reason).Write();
        return new ConclusionNotice
        {
            TenantId = actor.TenantId,
            MeetingId = file.Id,
            Number = number,
            Content = content,
            Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(content)),
            Reason = reason,
            IssuedBy = actor.OfficialId,
            IssuedPost = RoomDoor.PostOf(actor, file)!.Value,
            IssuedAt = acts.Now,
            DueAt = due.At,

            // A correction is no second first notice: only the first is judged by the term.
            LateMinutes = number == 1 ? due.LateMinutes(acts.Now) : 0,
        };
    }

    private void Close(Actor actor, MeetingFile file, ConclusionNotice notice, int given)
    {
        if (file.Meeting.State == MeetingStates.Concluding)
        {
            (file.Meeting.State, file.Meeting.ChangedAt) = (MeetingStates.Closed, acts.Now);
        }

        foreach (var post in file.Participants.Select(p => p.PostId).OfType<Guid>().Distinct())
        {
            acts.NotifyPost(actor, post, Issued, MeetingActs.PathOf(file.Id) + "/ket-luan", file.Meeting.Title);
        }

        acts.Tell(
            actor, "meetings.conclusions-issued", file.Id, notice.IssuedPost, notice.Reason,
            new("number", $"{notice.Number}"), new("sha256", Convert.ToHexStringLower(notice.Sha256)), new("late", $"{notice.LateMinutes}"), new("tasks", $"{given}"));
    }
}

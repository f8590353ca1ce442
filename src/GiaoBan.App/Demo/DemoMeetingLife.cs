using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Requests;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Absences;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Meetings.Opinions;
using GiaoBan.Modules.Meetings.Requests;
using GiaoBan.Modules.Meetings.Rules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>A meeting of a demo from its request to its opinions: everything before people sit.</summary>
internal sealed class DemoMeetingLife(DemoMeetingStage stage)
{
    private const int AskedDaysBefore = 10;
    private const int AcceptPercent = 85;

    /// <summary>What is done about a meeting, with the hours.</summary>
    public IEnumerable<DemoDeedAt> Deeds(DemoMeeting meeting, CancellationToken cancellation)
    {
        var first = meeting.Day.PlusDays(-AskedDaysBefore);
        var asked = meeting.Asked is { } a ? DemoMeetingStage.At(a) : DemoMeetingStage.At(DemoMeetingStage.Weekday(first), "09:05");
        var decided = meeting.Decided is { } d ? DemoMeetingStage.At(d) : DemoMeetingStage.At(DemoMeetingStage.Weekday(first.PlusDays(1)), "10:20");
        var invited = meeting.Invited is { } i ? DemoMeetingStage.At(i) : DemoMeetingStage.At(DemoMeetingStage.Weekday(first.PlusDays(2)), "15:40");
        yield return Deed(asked, meeting, "request", () => AskAsync(meeting, cancellation));
        if (meeting.Outcome == "none")
        {
            yield break;
        }

        yield return Deed(decided, meeting, "decision", () => DecideAsync(meeting, cancellation));
        foreach (var deed in meeting.Outcome is Outcomes.Approve && meeting.Invites ? AfterInviting(meeting, invited, cancellation) : meeting.Outcome == Outcomes.Written ? Opinions(meeting, decided, cancellation) : [])
        {
            yield return deed;
        }
    }

    private IEnumerable<DemoDeedAt> AfterInviting(DemoMeeting meeting, Instant invited, CancellationToken cancellation)
    {
        yield return Deed(invited, meeting, "invitations", async () => stage.Done(
            await stage.Use<SendInvitations>().HandleAsync(stage.Holder(meeting.Secretary), stage.Meetings[meeting.Title], null, cancellation)));
        yield return Deed(invited + Duration.FromHours(19), meeting, "answers", () => AnswerAsync(meeting, cancellation));
        foreach (var deed in Opinions(meeting, invited, cancellation))
        {
            yield return deed;
        }

        if (meeting.Moved is { } move)
        {
            yield return Deed(DemoMeetingStage.At(move.At), meeting, "move", async () => stage.Done(await stage.Use<SetMeetingTime>().HandleAsync(
                stage.Holder(meeting.Secretary),
                new SetMeetingTimeRequest(
                    stage.Meetings[meeting.Title], move.Day, DemoMeetingStage.Time(move.From), DemoMeetingStage.Time(move.To), meeting.Room is { } room ? stage.Resources[room] : null,
                    meeting.Place, null, null, move.Reason),
                cancellation)));
        }

        foreach (var absence in meeting.Absences)
        {
            yield return Deed(DemoMeetingStage.At(absence.At), meeting, "absence", () => ReportAsync(meeting, absence, cancellation));
            if (absence.Agreed is { } agreed)
            {
                yield return Deed(DemoMeetingStage.At(agreed), meeting, "word on an absence", () => AgreeAsync(meeting, absence, cancellation));
            }
        }
    }

    private IEnumerable<DemoDeedAt> Opinions(DemoMeeting meeting, Instant told, CancellationToken cancellation)
    {
        var host = stage.As(meeting.By);
        Guid Id() => stage.Meetings[meeting.Title];
        Guid Item(int number) => stage.Items[meeting.Title][number - 1];
        foreach (var prompt in meeting.Prompts)
        {
            yield return Deed(told + Duration.FromMinutes(25), meeting, "question", async () => stage.Done(
                await stage.Use<KeepPrompts>().AskAsync(host, Id(), new NewPrompt(Item(prompt.Item), prompt.Text, [.. prompt.Units.Select(stage.Unit)], []), cancellation)));
        }

        if (meeting.OpinionsDue is { } due)
        {
            yield return Deed(told + Duration.FromMinutes(30), meeting, "deadline of opinions", async () => stage.Done(
                await stage.Use<OpinionRounds>().SetDueAsync(host, Id(), DemoMeetingStage.At(due), cancellation)));
        }

        foreach (var opinion in meeting.Opinions)
        {
            yield return Deed(DemoMeetingStage.At(opinion.At), meeting, "opinion of " + opinion.By, async () => stage.Done(await stage.Use<GiveOpinion>().HandleAsync(
                stage.As(opinion.By), new GiveOpinionRequest(Id(), Item(opinion.Item), 0, opinion.Stance, opinion.Ground, opinion.Solution), cancellation)));
        }

        foreach (var issue in meeting.Issues)
        {
            yield return Deed(DemoMeetingStage.At(issue.At), meeting, "issue", async () => stage.Done(
                await stage.Use<KeepIssues>().AddAsync(host, Id(), new NewIssue(Item(issue.Item), issue.Title, [.. issue.Units.Select(stage.Unit)]), cancellation)));
        }

        foreach (var option in meeting.Options)
        {
            yield return Deed(DemoMeetingStage.At(option.At), meeting, "option", () => OptionAsync(meeting, option, cancellation));
        }

        foreach (var (index, option) in meeting.Options.Index().Where(o => o.Item.Proposed))
        {
            yield return Deed(DemoMeetingStage.At(meeting.Options[^1].At) + Duration.FromMinutes(10), meeting, "proposal", async () => stage.Done(
                await stage.Use<KeepOptions>().ProposeAsync(host, Id(), stage.Options[meeting.Title][index], 2, cancellation)));
        }
    }

    private async Task AskAsync(DemoMeeting meeting, CancellationToken cancellation)
    {
        var by = stage.As(meeting.By);
        var draft = new MeetingDraft(meeting.Kind, meeting.Title)
        {
            Purpose = meeting.Purpose,
            Requirement = meeting.Requirement,
            Content = meeting.Content,
            ExpectedResult = meeting.Result,
            NeedGround = meeting.Ground,
            LegalBasis = meeting.Basis,
            OwnerPost = stage.Post(meeting.Owner),
            ChairPost = stage.Post(meeting.Chair),
            SecretaryPost = stage.Post(meeting.Secretary),
            Day = meeting.Day,
            From = DemoMeetingStage.Time(meeting.From),
            To = DemoMeetingStage.Time(meeting.To),
            RoomId = meeting.Room is { } room ? stage.Resources[room] : null,
            Place = meeting.Place,
            Invitees =
            [
                .. stage.Posts(meeting.People).Where(p => p != meeting.Chair && p != meeting.Secretary)
                    .Select(p => new InviteeDraft(stage.Post(p), Capacities.Required, meeting.Reasons.GetValueOrDefault(p, meeting.Reason))),
            ],
            Answers = [.. MeetingRuleBook.Shipped.Cases.Select(c => new AnswerDraft(c.Code, false, null))],
        };
        var id = stage.Done(await stage.Use<SaveMeetingDraft>().HandleAsync(by, null, draft, cancellation));
        stage.Meetings[meeting.Title] = id;
        stage.Items[meeting.Title] = [];
        foreach (var item in meeting.Agenda)
        {
            var presenter = item.Presenter is { } post ? stage.Post(post) : (Guid?)null;
            var unit = item.Presenter is { } code ? stage.Holder(code).Posts.First(p => p.Code == code).UnitId : by.Posts[0].UnitId;
            stage.Items[meeting.Title].Add(stage.Done(
                await stage.Use<EditAgenda>().AddAsync(by, id, new AgendaItemInput(item.Title, item.Kind, item.Minutes, presenter, unit), cancellation)));
        }

        if (meeting.Outcome != MeetingStates.Draft)
        {
            stage.Done(await stage.Use<RequestMeeting>().HandleAsync(by, id, cancellation));
        }
    }

    private async Task DecideAsync(DemoMeeting meeting, CancellationToken cancellation)
    {
        if (meeting.Outcome == MeetingStates.Draft)
        {
            return;
        }

        var by = stage.As(meeting.DecidedBy.Length > 0 ? meeting.DecidedBy : stage.Part.Approver);
        stage.Done(await stage.Use<DecideRequest>().HandleAsync(
            by,
            new DecideRequestRequest(stage.Meetings[meeting.Title], meeting.Outcome, meeting.Why)
            {
                MergeInto = meeting.Into is { } into ? stage.Meetings[into] : null,
                WrittenUntil = meeting.Until,
            },
            cancellation));
    }

    private async Task AnswerAsync(DemoMeeting meeting, CancellationToken cancellation)
    {
        var id = stage.Meetings[meeting.Title];
        foreach (var post in stage.Posts([meeting.Chair, meeting.Secretary, .. meeting.People]))
        {
            var runs = post == meeting.Chair || post == meeting.Secretary;
            var absent = meeting.Absences.Any(a => stage.As(a.By).Posts.Any(p => p.Code == post));
            if (runs || (!absent && new Dice("rsvp", meeting.Title, post).Chance(AcceptPercent)))
            {
                stage.Done(await stage.Use<AnswerInvitation>().HandleAsync(stage.Holder(post), id, null, Rsvps.Accepted, null, cancellation));
                stage.Rows.ChangeTracker.Clear();
            }
        }
    }

    private async Task OptionAsync(DemoMeeting meeting, DemoOption option, CancellationToken cancellation)
    {
        var (host, id) = (stage.As(meeting.By), stage.Meetings[meeting.Title]);
        var typed = new TypedOption(stage.Items[meeting.Title][option.Item - 1], option.Title, option.Content, option.Pros, option.Cons);
        var added = stage.Done(await stage.Use<KeepOptions>().AddAsync(host, id, typed, cancellation));
        stage.Options.TryAdd(meeting.Title, []);
        stage.Options[meeting.Title].Add(added);
        if (option.Verdict is not null)
        {
            stage.Done(await stage.Use<KeepOptions>().CheckLawAsync(host, id, added, 1, option.Verdict, option.Law, cancellation));
        }
    }

    private async Task ReportAsync(DemoMeeting meeting, DemoAbsence absence, CancellationToken cancellation) =>
        stage.Done(await stage.Use<ReportAbsence>().HandleAsync(
            stage.As(absence.By), new ReportAbsenceRequest(stage.Meetings[meeting.Title], null, absence.Reason, [], absence.Deputy is { } deputy ? stage.As(deputy).OfficialId : null), cancellation));

    private async Task AgreeAsync(DemoMeeting meeting, DemoAbsence absence, CancellationToken cancellation)
    {
        var id = stage.Meetings[meeting.Title];
        var absent = stage.As(absence.By).OfficialId;
        var reported = await stage.Rows.Absences.AsNoTracking()
            .Where(a => a.MeetingId == id && stage.Rows.MeetingParticipants.Any(p => p.ParticipantId == a.ParticipantId && p.OfficialId == absent)).Select(a => a.AbsenceId).FirstAsync(cancellation);
        stage.Done(await stage.Use<DecideAbsence>().HandleAsync(
            stage.Holder(meeting.Chair), new DecideAbsenceRequest(id, reported, absence.Deputy is null ? Absence.Excused : Absence.Agreed, null, null), cancellation));
    }

    private static DemoDeedAt Deed(Instant at, DemoMeeting meeting, string what, Func<Task> act) => new(at, $"{what} of “{meeting.Title}”", act);
}

using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Meetings.Requests;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Meetings;

/// <summary>Somebody in the form of a request.</summary>
public sealed class InviteeField
{
    public Guid? PostId { get; set; }
    public string? GuestName { get; set; }
    public string? GuestAddress { get; set; }
    public string? Capacity { get; set; }
    public string? Reason { get; set; }
    public bool Remove { get; set; }
}

/// <summary>A question of the need test in the form of a request.</summary>
public sealed class AnswerField
{
    public string? Case { get; set; }

    /// <summary>yes, no; empty where it was not answered.</summary>
    public string? Holds { get; set; }

    public string? Explanation { get; set; }
}

/// <summary>A request as it is typed; fields are named as refusals name them.</summary>
public sealed class RequestForm
{
    /// <summary>What the fields' names begin with.</summary>
    public const string Prefix = "hop";

    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    public string? Kind { get; set; }
    public string? Title { get; set; }
    public string? Purpose { get; set; }
    public string? Requirement { get; set; }
    public string? Content { get; set; }
    public string? ExpectedResult { get; set; }
    public string? NeedGround { get; set; }
    public string? LegalBasis { get; set; }
    public Guid? AskPost { get; set; }
    public Guid? HostUnit { get; set; }
    public Guid? OwnerPost { get; set; }
    public Guid? ChairPost { get; set; }
    public Guid? SecretaryPost { get; set; }
    public string? Day { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public Guid? RoomId { get; set; }
    public string? Place { get; set; }
    public string? Mode { get; set; }
    public string? LongReason { get; set; }
    public string? ShortReason { get; set; }
    public List<InviteeField> Invitees { get; set; } = [];
    public List<AnswerField> Answers { get; set; } = [];

    /// <summary>Posts that are added at once, with one capacity and one reason.</summary>
    public List<Guid> Add { get; set; } = [];

    public string? AddCapacity { get; set; }
    public string? AddReason { get; set; }
    public string? AddGuest { get; set; }
    public string? AddAddress { get; set; }

    /// <summary>The form of a request that was written before.</summary>
    public static RequestForm Of(RequestView view)
    {
        var meeting = view.File.Meeting;
        var (from, to) = (meeting.StartsAt?.InZone(Deadline.Zone).LocalDateTime, meeting.EndsAt?.InZone(Deadline.Zone).LocalDateTime);
        return new RequestForm
        {
            Kind = meeting.Kind,
            Title = meeting.Title,
            Purpose = meeting.Purpose,
            Requirement = meeting.Requirement,
            Content = meeting.Content,
            ExpectedResult = meeting.ExpectedResult,
            NeedGround = meeting.NeedGround,
            LegalBasis = meeting.LegalBasis,
            AskPost = meeting.MadePost,
            HostUnit = meeting.HostUnit,
            OwnerPost = meeting.OwnerPost,
            ChairPost = meeting.ChairPost,
            SecretaryPost = meeting.SecretaryPost,
            Day = from is { } start ? DateFields.Write(start.Date) : null,
            From = from is { } first ? WriteHour(first.TimeOfDay) : null,
            To = to is { } last ? WriteHour(last.TimeOfDay) : null,
            RoomId = meeting.RoomId,
            Place = meeting.Place,
            Mode = meeting.Mode,
            LongReason = view.Request.LongReason,
            ShortReason = view.Request.ShortReason,
            Invitees =
            [
                .. view.File.Participants.Where(p => p.Capacity is not (Capacities.Chair or Capacities.Secretary)).Select(p => new InviteeField
                {
                    PostId = p.PostId,
                    GuestName = p.GuestName,
                    GuestAddress = p.GuestAddress,
                    Capacity = p.Capacity,
                    Reason = p.InviteReason,
                }),
            ],
            Answers = [.. view.Facts.Answers.Select(a => new AnswerField { Case = a.Case, Holds = a.Holds ? "yes" : "no", Explanation = a.Explanation })],
        };
    }

    /// <summary>What is typed as a draft; what cannot be read is said at its field.</summary>
    public MeetingDraft Read(ModelStateDictionary state, Text text)
    {
        var day = string.IsNullOrWhiteSpace(Day) ? null : state.ReadDate(Day, $"{Prefix}.day", text);
        return new MeetingDraft(Kind, Title)
        {
            Purpose = Purpose,
            Requirement = Requirement,
            Content = Content,
            ExpectedResult = ExpectedResult,
            NeedGround = NeedGround,
            LegalBasis = LegalBasis,
            AskPost = AskPost,
            HostUnit = HostUnit,
            OwnerPost = OwnerPost,
            ChairPost = ChairPost,
            SecretaryPost = SecretaryPost,
            Day = day,
            From = ReadHour(state, From, $"{Prefix}.from", text),
            To = ReadHour(state, To, $"{Prefix}.to", text),
            RoomId = RoomId,
            Place = Place,
            Mode = string.IsNullOrEmpty(Mode) ? null : Mode,
            LongReason = LongReason,
            ShortReason = ShortReason,
            Invitees = [.. Kept(), .. Added()],
            Answers = [.. Answers.Where(a => !string.IsNullOrEmpty(a.Holds)).Select(a => new AnswerDraft(a.Case, a.Holds == "yes", a.Explanation))],
        };
    }

    /// <summary>An hour as a time field sends it or as people type it (<c>9:30</c>); null where it is empty, or, with a message, where it cannot be read.</summary>
    public static LocalTime? ReadHour(ModelStateDictionary state, string? typed, string field, Text text)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (Hour.Parse(typed.Trim()).TryGetValue(default, out var time))
        {
            return time;
        }

        state.AddModelError(field, text["app.field.unreadable", typed]);
        return null;
    }

    /// <summary>An hour as such a field's value.</summary>
    public static string WriteHour(LocalTime time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private IEnumerable<InviteeDraft> Kept() => Invitees.Where(i => !i.Remove).Select(i => new InviteeDraft(i.PostId, i.Capacity, i.Reason) { GuestName = i.GuestName, GuestAddress = i.GuestAddress });

    private IEnumerable<InviteeDraft> Added()
    {
        var there = Invitees.Where(i => !i.Remove).Select(i => i.PostId).Concat([ChairPost, SecretaryPost]).OfType<Guid>().ToHashSet();
        var posts = Add.Where(there.Add).Select(p => new InviteeDraft(p, AddCapacity, AddReason));
        return string.IsNullOrWhiteSpace(AddGuest) ? posts : posts.Append(new InviteeDraft(null, Capacities.Guest, AddReason) { GuestName = AddGuest, GuestAddress = AddAddress });
    }
}

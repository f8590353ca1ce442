using System.Text;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Notifications;
using Microsoft.Extensions.Options;

namespace GiaoBan.App.Worker;

/// <summary>Invitations by mail, in Vietnamese: title, time, place, in what part, and the link; never papers or content (NN-3).</summary>
public sealed class InvitationMessageWords(Texts texts, IOptions<ChannelSettings> settings) : IInvitationWords
{
    private readonly Text _t = texts.In(Language.Vietnamese);

    /// <inheritdoc/>
    public InvitationText Write(InvitationLetter letter)
    {
        var link = LinkOf(letter);
        return new InvitationText(_t["invitations.mail.subject." + letter.Occasion, letter.Title, When(letter)], Body(letter, link), _t["invitations.mail.summary", letter.Title])
        {
            Link = link,
            OrganizerAddress = settings.Value.Mail.From,
            OrganizerName = settings.Value.Mail.FromName,
        };
    }

    private string Body(InvitationLetter letter, Uri? link)
    {
        var body = new StringBuilder();
        body.Append(_t["invitations.mail.greeting", letter.Name]).Append("\n\n");
        body.Append(_t["invitations.mail.lead." + letter.Occasion, letter.Title, letter.Other ?? ""]).Append("\n\n");
        Line(body, "invitations.mail.when", When(letter));
        Line(body, "invitations.mail.was", letter.OldStart is { } old && old != letter.StartsAt ? Moment(old) : "");
        Line(body, "invitations.mail.place", letter.Place);
        Line(body, "invitations.mail.chair", letter.Chair);
        Line(body, "invitations.mail.capacity", letter.Occasion == InvitationOccasions.Withdrawn ? "" : _t["invitations.capacity." + letter.Capacity]);
        Line(body, "invitations.mail.reason", letter.Reason ?? "");
        if (letter.Occasion is InvitationOccasions.Invited or InvitationOccasions.Moved or InvitationOccasions.Deputy)
        {
            body.Append('\n').Append(letter.IsGuest ? _t["invitations.mail.answer.guest"] : link is null ? _t["invitations.mail.answer.place"] : _t["invitations.mail.answer", link.AbsoluteUri]).Append('\n');
        }

        return body.ToString();
    }

    private void Line(StringBuilder body, string key, string value)
    {
        if (value.Length > 0)
        {
            body.Append(_t[key, value]).Append('\n');
        }
    }

    // A guest cannot sign in: a link would lead to a closed door.
    private Uri? LinkOf(InvitationLetter letter) =>
        letter.IsGuest || settings.Value.Site.Length == 0 ? null : new Uri(settings.Value.Site.TrimEnd('/') + letter.Path + (letter.Occasion == InvitationOccasions.Cancelled ? "" : "/tra-loi"));

    private static string When(InvitationLetter letter)
    {
        var (from, to) = (letter.StartsAt.InZone(Deadline.Zone).LocalDateTime, letter.EndsAt.InZone(Deadline.Zone).LocalDateTime);
        return $"{VietnameseDates.Time(from.TimeOfDay)}–{VietnameseDates.Time(to.TimeOfDay)}, {Day(from.Date)}";
    }

    private static string Day(NodaTime.LocalDate date) => $"{VietnameseDates.Weekday(date.DayOfWeek, Language.Vietnamese)} {VietnameseDates.Day(date)}";

    private static string Moment(NodaTime.Instant at)
    {
        var local = at.InZone(Deadline.Zone).LocalDateTime;
        return $"{VietnameseDates.Time(local.TimeOfDay)}, {Day(local.Date)}";
    }
}

using GiaoBan.App.Pages.Meetings.Conclusions;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Meetings.Requests;
using NodaTime;

namespace GiaoBan.App.Pages.Meetings.Invitations;

/// <summary>The invitation on paper (giấy mời), for who has no address and for the file; always in Vietnamese. Number and signature are left to the clerk.</summary>
public static class InvitationPapers
{
    /// <summary>Kinds of meetings of the Party begin like this in the rule pack; their papers bear its head.</summary>
    private const string PartyKinds = "dang-";

    /// <summary>Whether a body of the Party invites, unless the reader asks for the other form.</summary>
    public static bool IsOfTheParty(MeetingFile file, string? form) => form switch
    {
        "dang" => true,
        "nha-nuoc" => false,
        _ => file.Meeting.Kind.StartsWith(PartyKinds, StringComparison.Ordinal),
    };

    /// <summary>The paper of a meeting that has a time.</summary>
    /// <param name="file">The meeting.</param>
    /// <param name="invitees">Who is asked.</param>
    /// <param name="names">Names of what it points at.</param>
    /// <param name="issuer">The authority that invites.</param>
    /// <param name="form"><c>dang</c> or <c>nha-nuoc</c>; null: by the kind of meeting.</param>
    /// <param name="day">The day of the paper.</param>
    /// <param name="text">Vietnamese.</param>
    public static MeetingPaper Of(MeetingFile file, IReadOnlyList<Invitee> invitees, MeetingNames names, string issuer, string? form, LocalDate day, Text text)
    {
        var (meeting, party) = (file.Meeting, IsOfTheParty(file, form));
        List<PaperPart> parts = [new PaperText(text["invitations.paper.invites", issuer])];
        parts.AddRange(invitees.Where(i => InvitationCheck.NeedsReason(i.Participant.Capacity)).Select(i => new PaperText(NameOf(i))));
        parts.Add(new PaperText(text["invitations.paper.attend", meeting.Title]));
        parts.Add(new PaperText(text["invitations.paper.chair", $"{names.Official(meeting.ChairOfficial)}, {names.Post(meeting.ChairPost)}"]));
        parts.Add(new PaperText(text["invitations.paper.when", MeetingWords.When(text, meeting)]));
        if (names.Where(meeting) is { Length: > 0 } place)
        {
            parts.Add(new PaperText(text["invitations.paper.where", place]));
        }

        if (file.Agenda.Count > 0)
        {
            parts.Add(new PaperText(text["invitations.paper.agenda", string.Join("; ", file.Agenda.Select(i => i.Title))]));
        }

        parts.Add(new PaperText(text["invitations.paper.close"]));
        return new MeetingPaper(
            party, issuer, null, text[party ? "invitations.paper.number.party" : "invitations.paper.number"], MeetingPaper.Dated(text, day), text["invitations.paper.head"],
            text["invitations.paper.subject", meeting.Title], parts, [text["invitations.paper.recipients.above"], text["conclusions.paper.filed"]], [(names.Post(meeting.ChairPost), "")]);
    }

    private static string NameOf(Invitee invitee) => $"- {string.Join(", ", new[] { invitee.Name, invitee.Title, invitee.UnitName }.Where(w => w.Length > 0))};";
}

using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Rules;
using GiaoBan.Domain.Text;

namespace GiaoBan.Modules.Meetings.Requests;

/// <summary>Reads what is typed in a draft: texts in NFC, trimmed, not too long; every refusal at its field.</summary>
internal sealed class DraftFields
{
    /// <summary>Most characters of a title, a name, an address.</summary>
    public const int Short = 300;

    /// <summary>Most characters of a reason.</summary>
    public const int Medium = 1_000;

    /// <summary>Most characters of a text.</summary>
    public const int Long = 8_000;

    /// <summary>Most people of a meeting.</summary>
    public const int MostPeople = 1_000;

    /// <summary>Every refusal.</summary>
    public List<Error> Refusals { get; } = [];

    /// <summary>A text that may be empty.</summary>
    public string Text(string? typed, string field, int most)
    {
        var text = Folding.Normal(typed ?? "").Trim();
        Refuse(text.Length > most, "meetings.text.too-long", field, most);
        return text;
    }

    /// <summary>Adds a refusal.</summary>
    public void Refuse(bool when, string code, string field, params object?[] args)
    {
        if (when)
        {
            Refusals.Add(Error.Invalid(code, field, args));
        }
    }

    /// <summary>What is wrong with a draft itself, whatever the store says.</summary>
    public void Check(MeetingDraft draft, MeetingRulePack pack)
    {
        Refuse(Text(draft.Title, "title", Short).Length == 0, "meetingrequests.title.missing", "title");
        Refuse(string.IsNullOrEmpty(draft.Kind) || pack.FindKind(draft.Kind) is null, "meetingrequests.kind.unknown", "kind");
        Refuse(!string.IsNullOrEmpty(draft.NeedGround) && pack.FindGround(draft.NeedGround) is null, "meetingrequests.ground.unknown", "needGround");
        Refuse(draft.Mode is { } mode && !MeetingModes.All.Contains(mode), "meetings.time.mode", "mode");
        Refuse(draft.Invitees.Count > MostPeople, "meetingrequests.people.too-many", "invitees", MostPeople);
        var given = new object?[] { draft.Day, draft.From, draft.To }.Count(t => t is not null);
        Refuse(given is 1 or 2, "meetingrequests.time.part", draft.Day is null ? "day" : draft.From is null ? "from" : "to");
        Refuse(given == 3 && draft.To <= draft.From, "meetings.time.to", "to");
        foreach (var (i, invitee) in draft.Invitees.Index())
        {
            Refuse(
                invitee.Capacity is not null && !Capacities.All.Contains(invitee.Capacity), "meetingrequests.capacity.unknown", $"invitees[{i}].capacity");
            Refuse(invitee.PostId is null && string.IsNullOrWhiteSpace(invitee.GuestName), "meetingrequests.guest.missing", $"invitees[{i}].guestName");
            Text(invitee.Reason, $"invitees[{i}].reason", Medium);
            Text(invitee.GuestName, $"invitees[{i}].guestName", Short);
            Text(invitee.GuestAddress, $"invitees[{i}].guestAddress", Short);
        }

        foreach (var (i, answer) in draft.Answers.Index())
        {
            Refuse(!pack.Cases.Any(c => c.Code == answer.Case), "meetingrequests.case.unknown", $"answers[{i}].case");
            Text(answer.Explanation, $"answers[{i}].explanation", Medium);
        }
    }
}

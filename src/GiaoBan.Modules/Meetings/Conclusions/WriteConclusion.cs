using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.Modules.Meetings;

/// <summary>Somebody else's draft that came first.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Content">What it says.</param>
/// <param name="SavedAt">When it was saved.</param>
/// <param name="SavedBy">By whom.</param>
public sealed record OtherConclusion(int Version, ConclusionContent Content, Instant SavedAt, string SavedBy);

/// <summary>What became of a save.</summary>
/// <param name="Version">The draft's version now.</param>
/// <param name="SavedAt">When that was saved.</param>
/// <param name="Other">Another draft that came first: nothing was overwritten.</param>
public sealed record ConclusionSaved(int Version, Instant SavedAt, OtherConclusion? Other);

/// <summary>Keeps the draft of a conclusion while it is written, at any time from the approval of the meeting on; begins and drops corrections.</summary>
public sealed class WriteConclusion(GiaoBanDbContext rows, RoomDoor door, MeetingActs acts)
{
    private static readonly string[] ToWrite =
        [MeetingStates.Approved, MeetingStates.Invited, MeetingStates.InProgress, MeetingStates.Concluding, MeetingStates.Closed];

    private static readonly string[] ToCorrect = [MeetingStates.Closed];

    /// <summary>Saves a draft.</summary>
    /// <param name="actor">Chair or secretary.</param>
    /// <param name="meetingId">The meeting.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="basedOn">The version that it is based on; 0 = none yet.</param>
    /// <param name="content">As typed.</param>
    /// <param name="cancellation">Cut off.</param>
    public Task<Result<ConclusionSaved>> SaveAsync(Actor actor, Guid meetingId, Guid itemId, int basedOn, ConclusionContent content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var read = Read(content);
        return !read.IsOk ? Task.FromResult(Result<ConclusionSaved>.Refused(read.Errors)) : door.ActAsync<ConclusionSaved>(actor, meetingId, part => part.Runs, ToWrite, async file =>
        {
            if (file.Agenda.All(i => i.ItemId != itemId))
            {
                return Error.NotFound("agenda.not-found");
            }

            var draft = await rows.MeetingConclusions.FirstOrDefaultAsync(c => c.ItemId == itemId && c.State == MeetingConclusion.Draft, cancellation);
            if (draft is null && await rows.MeetingConclusions.AnyAsync(c => c.ItemId == itemId, cancellation))
            {
                return Error.Conflict("conclusions.issued");
            }

            if ((draft?.Version ?? 0) != basedOn)
            {
                return draft is null
                    ? Error.Conflict("conclusions.draft.gone")
                    : new ConclusionSaved(draft.Version, draft.SavedAt, await OtherAsync(draft, cancellation));
            }

            if (draft is null)
            {
                draft = New(actor, meetingId, itemId, 1, null, read.Value);
                rows.MeetingConclusions.Add(draft);
            }
            else
            {
                draft.Take(read.Value);
                (draft.Version, draft.SavedBy, draft.SavedAt) = (draft.Version + 1, actor.OfficialId, acts.Now);
            }

            return new ConclusionSaved(draft.Version, draft.SavedAt, null);
        }, cancellation);
    }

    /// <summary>Begins a correction of an issued conclusion: the next edition, with the reason. What was issued stays.</summary>
    public Task<Result<bool>> CorrectAsync(Actor actor, Guid meetingId, Guid itemId, string? reason, CancellationToken cancellation)
    {
        var fields = new RoomFields();
        var why = fields.Text(reason, "reason", 2000);
        return fields.Refusals.Count > 0
            ? Task.FromResult(Result<bool>.Refused(fields.Refusals))
            : door.ActAsync<bool>(actor, meetingId, part => part.Runs, ToCorrect, async file =>
            {
                var last = await rows.MeetingConclusions.AsNoTracking().Where(c => c.MeetingId == meetingId && c.ItemId == itemId)
                    .OrderByDescending(c => c.Edition).FirstOrDefaultAsync(cancellation);
                if (last is null)
                {
                    return Error.NotFound("agenda.not-found");
                }

                if (last.State == MeetingConclusion.Draft)
                {
                    return Error.Conflict("conclusions.correction.open");
                }

                rows.MeetingConclusions.Add(New(actor, meetingId, itemId, last.Edition + 1, why, last.ToContent()));
                acts.Tell(
                    actor, "meetings.conclusion-corrected", meetingId, RoomDoor.PostOf(actor, file), why, new("item", itemId.ToString()), new("edition", $"{last.Edition + 1}"));
                return true;
            }, cancellation);
    }

    /// <summary>Drops a correction that was not issued.</summary>
    public Task<Result<bool>> DropAsync(Actor actor, Guid meetingId, Guid itemId, CancellationToken cancellation) =>
        door.ActAsync<bool>(actor, meetingId, part => part.Runs, ToCorrect, async file =>
        {
            if (await rows.MeetingConclusions.FirstOrDefaultAsync(
                c => c.MeetingId == meetingId && c.ItemId == itemId && c.State == MeetingConclusion.Draft && c.Edition > 1, cancellation) is not { } draft)
            {
                return Error.NotFound("agenda.not-found");
            }

            rows.MeetingConclusions.Remove(draft);
            acts.Tell(actor, "meetings.correction-dropped", meetingId, RoomDoor.PostOf(actor, file), null, new("item", itemId.ToString()), new("edition", $"{draft.Edition}"));
            return true;
        }, cancellation);

    /// <summary>What was typed, in NFC, not too long, free of marks; or the refusals.</summary>
    public static Result<ConclusionContent> Read(ConclusionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var fields = new RoomFields();
        var tidy = Folded(content).Tidy();
        fields.Optional(tidy.Course, "course", RoomFields.Long);
        fields.Optional(tidy.NoneReason, "noneReason", 2000);
        fields.Optional(tidy.Text, "text", RoomFields.Long);
        fields.Optional(tidy.DiffersReason, "differsReason", 5000);
        fields.Optional(tidy.LegalBasis, "legalBasis", 2000);
        fields.Refuse(tidy.Directives.Count > ConclusionRules.MostDirectives, "conclusions.directives.many", "directives", ConclusionRules.MostDirectives);
        for (var i = 0; i < tidy.Directives.Count; i++)
        {
            fields.Optional(tidy.Directives[i].Text, $"directives[{i}].text", 5000);
            fields.Optional(tidy.Directives[i].Product, $"directives[{i}].product", 1000);
        }

        return fields.Refusals.Count > 0 ? Result<ConclusionContent>.Refused(fields.Refusals) : tidy;
    }

    private static ConclusionContent Folded(ConclusionContent content) => content with
    {
        Course = Folding.Normal(content.Course),
        NoneReason = Folding.Normal(content.NoneReason),
        Text = Folding.Normal(content.Text),
        DiffersReason = Folding.Normal(content.DiffersReason),
        LegalBasis = Folding.Normal(content.LegalBasis),
        Directives = [.. content.Directives.Select(d => d with { Text = Folding.Normal(d.Text), Product = Folding.Normal(d.Product) })],
    };

    private async Task<OtherConclusion> OtherAsync(MeetingConclusion draft, CancellationToken cancellation) => new(
        draft.Version, draft.ToContent(), draft.SavedAt,
        await rows.Officials.Where(o => o.OfficialId == draft.SavedBy).Select(o => o.FullName).FirstOrDefaultAsync(cancellation) ?? "");

    private MeetingConclusion New(Actor actor, Guid meetingId, Guid itemId, int edition, string? reason, ConclusionContent content)
    {
        var row = new MeetingConclusion
        {
            TenantId = actor.TenantId,
            ItemId = itemId,
            Edition = edition,
            MeetingId = meetingId,
            State = MeetingConclusion.Draft,
            Version = 1,
            Course = "",
            None = false,
            NoneReason = "",
            Body = "",
            Differs = false,
            DiffersReason = "",
            LegalBasis = "",
            NoTask = false,
            Directives = "[]",
            Reason = reason,
            SavedBy = actor.OfficialId,
            SavedAt = acts.Now,
        };
        row.Take(content);
        return row;
    }
}

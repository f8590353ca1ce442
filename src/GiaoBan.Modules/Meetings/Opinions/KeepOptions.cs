using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Opinions;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>An option as it is typed.</summary>
/// <param name="ItemId">Its point of the agenda.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Content">What would be done.</param>
/// <param name="Pros">What speaks for it.</param>
/// <param name="Cons">What speaks against it.</param>
public sealed record TypedOption(Guid ItemId, string? Title, string? Content, string? Pros, string? Cons);

/// <summary>The host puts options together: what speaks for and against each, one of them proposed (NN-7). What the chair has concluded stays.</summary>
public sealed class KeepOptions(GiaoBanDbContext rows, MeetingReader reader, MeetingActs acts, OpinionBook book)
{
    /// <summary>Adds an option; its id.</summary>
    public async Task<Result<Guid>> AddAsync(Actor actor, Guid meetingId, TypedOption typed, CancellationToken cancellation)
    {
        var fields = new OpinionFields();
        var (title, content, pros, cons) = Read(fields, typed);
        if (fields.Refusals.Count > 0)
        {
            return Result<Guid>.Refused(fields.Refusals);
        }

        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file || file.Agenda.All(i => i.ItemId != typed.ItemId))
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        if (await ClosedAsync(rows, file, typed.ItemId, cancellation) is { } closed)
        {
            return closed;
        }

        var option = new MeetingOption
        {
            TenantId = actor.TenantId,
            OptionId = acts.NewId(),
            MeetingId = meetingId,
            ItemId = typed.ItemId,
            Number = (await rows.MeetingOptions.Where(o => o.ItemId == typed.ItemId).MaxAsync(o => (int?)o.Number, cancellation) ?? 0) + 1,
            Title = title,
            Content = content,
            Pros = pros,
            Cons = cons,
            Version = 1,
            MadeBy = actor.OfficialId,
            MadeAt = acts.Now,
            ChangedAt = acts.Now,
        };
        rows.MeetingOptions.Add(option);
        acts.Tell(actor, "opinions.option-added", meetingId, SetMeetingTime.PostOf(actor, file), null, new("option", option.OptionId.ToString()), new("item", typed.ItemId.ToString()));
        await acts.SaveAsync(transaction, cancellation);
        return option.OptionId;
    }

    /// <summary>Changes an option; its legal check was of the old words and falls away, and with it the proposal.</summary>
    public async Task<Result<bool>> EditAsync(Actor actor, Guid meetingId, Guid optionId, int basedOn, TypedOption typed, CancellationToken cancellation)
    {
        var fields = new OpinionFields();
        var (title, content, pros, cons) = Read(fields, typed);
        return fields.Refusals.Count > 0
            ? Result<bool>.Refused(fields.Refusals)
            : await ActAsync(actor, meetingId, optionId, basedOn, "opinions.option-changed", option =>
            {
                var decisive = (option.Title, option.Content) != (title, content);
                (option.Title, option.Content, option.Pros, option.Cons) = (title, content, pros, cons);
                if (decisive)
                {
                    (option.LegalVerdict, option.LegalBy, option.LegalPost, option.LegalAt, option.Proposed) = (null, null, null, null, false);
                }

                return Task.FromResult<Error?>(null);
            }, cancellation);
    }

    /// <summary>Notes the check against the rules ("đối chiếu các quy định"): an option that breaks them is no longer proposed.</summary>
    public async Task<Result<bool>> CheckLawAsync(Actor actor, Guid meetingId, Guid optionId, int basedOn, string? verdict, string? basis, CancellationToken cancellation)
    {
        var fields = new OpinionFields();
        var word = fields.Word(verdict, LegalVerdicts.All, "verdict");
        var rules = fields.Text(basis, "basis", 2_000);
        return fields.Refusals.Count > 0
            ? Result<bool>.Refused(fields.Refusals)
            : await ActAsync(actor, meetingId, optionId, basedOn, "opinions.option-checked", option =>
            {
                (option.LegalVerdict, option.LegalBasis) = (word, rules);
                (option.LegalBy, option.LegalPost, option.LegalAt) = (actor.OfficialId, actor.Posts[0].PostId, acts.Now);
                option.Proposed &= LegalVerdicts.MayBeProposed(word);
                return Task.FromResult<Error?>(null);
            }, cancellation);
    }

    /// <summary>Proposes an option in the place of any other of its point: checked, lawful, and not the only one where opinions differ.</summary>
    public Task<Result<bool>> ProposeAsync(Actor actor, Guid meetingId, Guid optionId, int basedOn, CancellationToken cancellation) =>
        ActAsync(actor, meetingId, optionId, basedOn, "opinions.option-proposed", async option =>
        {
            if (!LegalVerdicts.MayBeProposed(option.LegalVerdict))
            {
                return Error.Conflict(option.LegalVerdict is null ? "opinions.option.unchecked" : "opinions.option.breaks");
            }

            var others = rows.MeetingOptions.Where(o => o.ItemId == option.ItemId && o.OptionId != option.OptionId && o.RemovedAt == null);
            if (await others.CountAsync(cancellation) + 1 < (await book.OfAsync(meetingId, cancellation)).OptionsDue(option.ItemId))
            {
                return Error.Conflict("opinions.option.second-needed");
            }

            // One statement after the other: the index admits one proposal at a time.
            await others.Where(o => o.Proposed).ExecuteUpdateAsync(s => s.SetProperty(o => o.Proposed, false), cancellation);
            option.Proposed = true;
            return null;
        }, cancellation);

    /// <summary>Takes an option away; its number is not given again.</summary>
    public Task<Result<bool>> RemoveAsync(Actor actor, Guid meetingId, Guid optionId, int basedOn, CancellationToken cancellation) =>
        ActAsync(actor, meetingId, optionId, basedOn, "opinions.option-removed", option =>
        {
            (option.Proposed, option.RemovedAt) = (false, acts.Now);
            return Task.FromResult<Error?>(null);
        }, cancellation);

    /// <summary>The refusal where a point's options do not change any more, or null.</summary>
    internal static async Task<Error?> ClosedAsync(GiaoBanDbContext rows, MeetingFile file, Guid itemId, CancellationToken cancellation) =>
        !KeepPrompts.IsOpen(file.Meeting.State) ? Error.Conflict("opinions.closed")
        : await rows.FrozenItems.AnyAsync(f => f.ItemId == itemId, cancellation) ? Error.Conflict("opinions.frozen")
        : null;

    private static (string Title, string Content, string Pros, string Cons) Read(OpinionFields fields, TypedOption typed) => (
        fields.Text(typed.Title, "title", OpinionFields.Short), fields.Text(typed.Content, "content"), fields.Text(typed.Pros, "pros"), fields.Text(typed.Cons, "cons"));

    private async Task<Result<bool>> ActAsync(
        Actor actor, Guid meetingId, Guid optionId, int basedOn, string kind, Func<MeetingOption, Task<Error?>> change, CancellationToken cancellation)
    {
        await using var transaction = await acts.BeginAsync(meetingId, cancellation);
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { Part.Prepares: true } file
            || await rows.MeetingOptions.FirstOrDefaultAsync(o => o.OptionId == optionId && o.MeetingId == meetingId && o.RemovedAt == null, cancellation) is not { } option)
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        if (await ClosedAsync(rows, file, option.ItemId, cancellation) is { } closed)
        {
            return closed;
        }

        if (option.Version != basedOn)
        {
            return Error.Conflict("opinions.option.stale");
        }

        if (await change(option) is { } refused)
        {
            return refused;
        }

        (option.Version, option.ChangedAt) = (option.Version + 1, acts.Now);
        acts.Tell(actor, kind, meetingId, SetMeetingTime.PostOf(actor, file), null, new("option", optionId.ToString()), new("item", option.ItemId.ToString()));
        await acts.SaveAsync(transaction, cancellation);
        return true;
    }
}

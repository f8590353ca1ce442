using GiaoBan.Domain;
using GiaoBan.Domain.Meetings.Opinions;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace GiaoBan.Modules.Meetings.Opinions;

/// <summary>A question with whom it is for, and whether that one has said anything on the point since.</summary>
/// <param name="Prompt">The question.</param>
/// <param name="To">The unit's name or the post's title.</param>
/// <param name="Answered">Whether an opinion followed it.</param>
/// <param name="Mine">Whether it is for the reader.</param>
public sealed record PromptLine(DiscussionPrompt Prompt, string To, bool Answered, bool Mine);

/// <summary>Who checked an option against the rules.</summary>
/// <param name="Option">The option.</param>
/// <param name="CheckedBy">Post and name of who checked; null = not checked.</param>
public sealed record OptionView(MeetingOption Option, string? CheckedBy);

/// <summary>Questions, opinions, issues and options of a meeting, as one reader may see them.</summary>
public sealed record OpinionBoard(MeetingFile File, OpinionRound Round, bool ReadsOthers, string? Phase)
{
    /// <summary>Who speaks for which unit.</summary>
    public required IReadOnlyList<OpinionSeat> Seats { get; init; }

    /// <summary>The reader's own seat; null where they are not asked.</summary>
    public OpinionSeat? Own => Seats.FirstOrDefault(s => s.Participant.ParticipantId == File.Part.ParticipantId);

    /// <summary>The questions.</summary>
    public required IReadOnlyList<PromptLine> Prompts { get; init; }

    /// <summary>All versions that the reader may read: their own unit's, and all once <see cref="ReadsOthers"/>.</summary>
    public required IReadOnlyList<OpinionLine> Opinions { get; init; }

    /// <summary>What counts of them.</summary>
    public required OpinionMatrix<OpinionLine> Matrix { get; init; }

    /// <summary>How many units have spoken on each point, also those that the reader may not read yet.</summary>
    public required IReadOnlyDictionary<Guid, int> Given { get; init; }

    /// <summary>The issues; none while the reader may not read others.</summary>
    public required IReadOnlyList<OpinionIssue> Issues { get; init; }

    /// <summary>The options by point and number.</summary>
    public required IReadOnlyList<OptionView> Options { get; init; }

    /// <summary>Points that the chair has concluded.</summary>
    public required IReadOnlySet<Guid> Frozen { get; init; }

    /// <summary>Units that speak, in the order of their seats, each once.</summary>
    public IReadOnlyList<OpinionSeat> Units => [.. Seats.Where(s => OpinionSeats.Speaks(s.Participant)).DistinctBy(s => s.UnitId)];

    /// <summary>How many units have not spoken on a point; the host put it forward and is not waited for.</summary>
    public int Silent(Guid itemId) => Units.Count(u => u.UnitId != File.Meeting.HostUnit && Matrix.At(itemId, u.UnitId) is null);

    /// <summary>Whether the reader speaks for a unit here.</summary>
    public bool Speaks => Own is { } own && OpinionSeats.Speaks(own.Participant);

    /// <summary>Whether the reader may give an opinion on a point now.</summary>
    public bool MayGive(Guid itemId) =>
        Phase is not null && Own is { } own && Speaks && !Frozen.Contains(itemId) && OpinionSeats.Covers(own.Participant, itemId) && !OpinionSeats.IsReplaced(File, own.Participant, itemId);

    /// <summary>Whether the reader prepares issues and options of a point now.</summary>
    public bool MayPrepare(Guid itemId) => File.Part.Prepares && KeepPrompts.IsOpen(File.Meeting.State) && !Frozen.Contains(itemId);
}

/// <summary>Reads the opinions on a meeting: everybody who is asked to it reads those of others after the deadline or once they have given their own (NN-4).</summary>
public sealed class GetOpinions(GiaoBanDbContext rows, MeetingReader reader, MeetingActs acts, OpinionRounds rounds, OpinionSeats seats, OpinionBook book)
{
    /// <summary>The board of a meeting.</summary>
    public async Task<Result<OpinionBoard>> HandleAsync(Actor actor, Guid meetingId, CancellationToken cancellation)
    {
        if (await reader.FindAsync(actor, meetingId, cancellation) is not { } file)
        {
            return Error.NotFound("opinions.meeting.not-found");
        }

        var seated = await seats.OfAsync(file, cancellation);
        var own = seated.FirstOrDefault(s => s.Participant.ParticipantId == file.Part.ParticipantId);
        var all = await book.AllAsync(meetingId, cancellation);
        var round = await rounds.OfAsync(file.Meeting, cancellation);
        var readsOthers = file.Part.Prepares || file.Part.Approver || round.OthersReadAt(acts.Now, own is not null && all.Any(o => o.UnitId == own.UnitId));
        var seen = readsOthers ? all : [.. all.Where(o => o.UnitId == own?.UnitId)];
        return new OpinionBoard(file, round, readsOthers, round.PhaseAt(acts.Now))
        {
            Seats = seated,
            Prompts = await PromptsAsync(meetingId, seated, own, all, cancellation),
            Opinions = seen,
            Matrix = OpinionMatrix<OpinionLine>.Of(seen),
            Given = OpinionMatrix<OpinionLine>.Of(all).Held.GroupBy(o => o.ItemId).ToDictionary(g => g.Key, g => g.Count()),
            Issues = readsOthers ? await rows.OpinionIssues.AsNoTracking().Where(i => i.MeetingId == meetingId && i.RemovedAt == null).OrderBy(i => i.MadeAt).ToListAsync(cancellation) : [],
            Options = await OptionsAsync(meetingId, cancellation),
            Frozen = await rows.FrozenItems.AsNoTracking().Where(f => f.MeetingId == meetingId).Select(f => f.ItemId).ToHashSetAsync(cancellation),
        };
    }

    private async Task<IReadOnlyList<PromptLine>> PromptsAsync(
        Guid meetingId, IReadOnlyList<OpinionSeat> seated, OpinionSeat? own, IReadOnlyList<OpinionLine> all, CancellationToken cancellation)
    {
        var prompts = await rows.DiscussionPrompts.AsNoTracking().Where(p => p.MeetingId == meetingId && p.RemovedAt == null).OrderBy(p => p.MadeAt).ThenBy(p => p.PromptId).ToListAsync(cancellation);
        var asked = prompts.Select(p => p.UnitId).OfType<Guid>().ToHashSet();
        var names = await rows.Units.AsNoTracking().Where(u => asked.Contains(u.UnitId)).ToDictionaryAsync(u => u.UnitId, u => u.Name, cancellation);
        var askedPosts = prompts.Select(p => p.PostId).OfType<Guid>().ToHashSet();
        var posts = await rows.Posts.AsNoTracking().Where(p => askedPosts.Contains(p.PostId)).ToDictionaryAsync(p => p.PostId, cancellation);
        return [.. prompts.Select(p =>
        {
            // A post's question is answered by whoever speaks for its unit: a deputy has another post.
            var unit = p.UnitId ?? posts[p.PostId!.Value].UnitId;
            var mine = own is not null && (p.UnitId is not null || seated.Any(s => s == own && (s.Participant.PostId == p.PostId || s.Participant.DeputyFor is not null))) && own.UnitId == unit;
            return new PromptLine(p, p.UnitId is { } u ? names[u] : posts[p.PostId!.Value].Title, all.Any(o => o.ItemId == p.ItemId && o.UnitId == unit && o.GivenAt >= p.MadeAt), mine);
        })];
    }

    private async Task<IReadOnlyList<OptionView>> OptionsAsync(Guid meetingId, CancellationToken cancellation)
    {
        var found = await (
            from o in rows.MeetingOptions.AsNoTracking()
            where o.MeetingId == meetingId && o.RemovedAt == null
            join f in rows.Officials.AsNoTracking() on o.LegalBy equals f.OfficialId into checkers
            from f in checkers.DefaultIfEmpty()
            join p in rows.Posts.AsNoTracking() on o.LegalPost equals p.PostId into titles
            from p in titles.DefaultIfEmpty()
            orderby o.Number
            select new { Option = o, Name = f == null ? null : f.FullName, Title = p == null ? null : p.Title }).ToListAsync(cancellation);
        return [.. found.Select(o => new OptionView(o.Option, o.Name is null ? null : $"{o.Title}, {o.Name}"))];
    }
}

using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Meetings.Opinions;
using NodaTime;

namespace GiaoBan.Domain.Tests.Meetings;

/// <summary>Who holds what, and who reads it when (NN-4, NN-7).</summary>
public sealed class OpinionMatrixTests
{
    private static readonly Guid Item = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid One = new("00000000-0000-0000-0000-000000000011");
    private static readonly Guid Two = new("00000000-0000-0000-0000-000000000012");
    private static readonly Instant Noon = Instant.FromUtc(2024, 6, 3, 5, 0);

    [Fact]
    public void Of_SeveralVersions_TheLastCounts()
    {
        var matrix = OpinionMatrix<Held>.Of([new(Item, One, 2, Stances.Agree), new(Item, One, 1, Stances.Disagree), new(Item, Two, 1, Stances.Agree)]);
        Assert.Equal(Stances.Agree, matrix.At(Item, One)!.Stance);
        Assert.Equal((2, 2, 0), (matrix.Given(Item), matrix.Count(Item, Stances.Agree), matrix.Count(Item, Stances.Disagree)));
        Assert.False(matrix.Differ(Item));
        Assert.Equal(0, matrix.OptionsDue(Item));
    }

    [Fact]
    public void OptionsDue_WhereOneDoesNotAgree_IsTwo() =>
        Assert.Equal(2, OpinionMatrix<Held>.Of([new(Item, One, 1, Stances.Agree), new(Item, Two, 1, Stances.AgreeWithChange)]).OptionsDue(Item));

    [Theory]
    [InlineData(Stances.Agree, false)]
    [InlineData(Stances.AgreeWithChange, true)]
    [InlineData(Stances.Disagree, true)]
    [InlineData(Stances.Other, true)]
    public void NeedsSolution_ForEveryStanceButAgreement(string stance, bool needs) => Assert.Equal(needs, Stances.NeedsSolution(stance));

    [Theory]
    [InlineData(MeetingStates.Approved, -60, null)]
    [InlineData(MeetingStates.Invited, -60, OpinionPhases.Before)]
    [InlineData(MeetingStates.Invited, 60, OpinionPhases.Before)]
    [InlineData(MeetingStates.InProgress, 60, OpinionPhases.During)]
    [InlineData(MeetingStates.Written, -1, OpinionPhases.Written)]
    [InlineData(MeetingStates.Written, 0, null)]
    [InlineData(MeetingStates.Closed, 60, null)]
    public void PhaseAt_OfAState_EndsARoundInWritingByItsDeadline(string state, int minutes, string? phase) =>
        Assert.Equal(phase, new OpinionRound(state, Noon, Noon + Duration.FromHours(4)).PhaseAt(Noon + Duration.FromMinutes(minutes)));

    [Theory]
    [InlineData(MeetingStates.Invited, -1, false, false)]
    [InlineData(MeetingStates.Invited, -1, true, true)]
    [InlineData(MeetingStates.Invited, 0, false, true)]
    [InlineData(MeetingStates.InProgress, -1, false, true)]
    [InlineData(MeetingStates.Written, -1, false, false)]
    public void OthersReadAt_BeforeTheDeadline_OnlyByWhoGaveTheirOwn(string state, int minutes, bool gave, bool reads) =>
        Assert.Equal(reads, new OpinionRound(state, Noon, null).OthersReadAt(Noon + Duration.FromMinutes(minutes), gave));

    [Fact]
    public void DueAt_NotSet_IsTheBeginningButForARoundInWriting()
    {
        Assert.Equal(Noon, new OpinionRound(MeetingStates.Invited, null, Noon).DueAt);
        Assert.Null(new OpinionRound(MeetingStates.Written, null, Noon).DueAt);
    }

    private sealed record Held(Guid ItemId, Guid UnitId, int Version, string Stance) : IHeldOpinion;
}

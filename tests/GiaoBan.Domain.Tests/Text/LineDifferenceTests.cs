using FsCheck;
using FsCheck.Fluent;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Tests.Text;

public sealed class LineDifferenceTests
{
    [Fact]
    public void Between_TwoVersions_NamesOnlyWhatDiffers()
    {
        var changes = LineDifference.Between("Một\nHai\nBa\nBốn\n", "Một\nHai sửa\nBa\n\nThêm\nBốn  ");
        Assert.Equal([new TextStep("Hai", "Hai sửa", 2), new TextStep(null, "Thêm", 5)], changes);
    }

    [Fact]
    public void Between_ALineTakenAway_SaysWhereItStood() => Assert.Equal([new TextStep("Hai", null, 2)], LineDifference.Between("Một\nHai\nBa", "Một\nBa"));

    [Fact]
    public void Between_TheSame_IsEmpty() => Assert.Empty(LineDifference.Between("Một\r\nHai", "Một\nHai\n"));

    [Fact]
    public void Between_VeryManyLines_StillEnds()
    {
        var (before, after) = (string.Join('\n', Enumerable.Range(0, 3_000)), string.Join('\n', Enumerable.Range(10_000, 3_000)));
        Assert.Equal(3_000, LineDifference.Between(before, after).Count);
    }

    /// <summary>Whatever the texts: taking the gone lines away from one and the new ones from the other leaves the same lines.</summary>
    [Fact]
    public void Between_AnyTexts_LeavesWhatTheyShare() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            Gen.Elements("a", "b", "c", "d").ListOf().Two().ToArbitrary(),
            texts =>
            {
                var (old, now) = (texts.Item1.ToList(), texts.Item2.ToList());
                foreach (var change in LineDifference.Between(string.Join('\n', old), string.Join('\n', now)))
                {
                    Assert.True(change.Before is null || old.Remove(change.Before));
                    Assert.True(change.After is null || now.Remove(change.After));
                }

                Assert.Equal(old.Order(), now.Order());
            }));
}

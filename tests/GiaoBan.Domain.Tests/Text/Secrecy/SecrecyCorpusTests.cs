using System.Globalization;
using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Tests.Text.Secrecy;

/// <summary>A thousand marks of secrecy and more, all refused, and a thousand innocent look-alikes, none refused (LAW-2).</summary>
public sealed class SecrecyCorpusTests(ITestOutputHelper output)
{
    private static readonly string[] Levels = ["Mật", "Tối mật", "Tuyệt mật", "MẬT", "TỐI MẬT", "TUYỆT MẬT"];

    [Fact]
    public void Find_AThousandMarksInTextsAndSubjects_AreAllRefused()
    {
        var marks = Marks(MarkDisguises.Tuned).Distinct().ToList();
        Assert.True(marks.Count >= 1000, $"{marks.Count} marks");
        Report("tuned", marks, Assert.Empty);
    }

    [Fact]
    public void Find_MarksInDisguisesKeptOutOfTuning_AreRefusedButCircledOnes()
    {
        // Letters in circles have no signs: ⓂⒶⓉ beside words with signs is taken for an abbreviation, like MAT.
        var marks = Marks(MarkDisguises.KeptOut).Distinct().ToList();
        Assert.True(marks.Count >= 1000, $"{marks.Count} marks");
        Report("kept out", marks, missed => Assert.All(missed, m => Assert.StartsWith("circled: ", m, StringComparison.Ordinal)));
    }

    [Fact]
    public void FindInFileName_MarkedNames_AreAllRefused()
    {
        var names = (from frame in MarkFrames.Files from level in Levels select Fill(frame, level))
            .Concat(from frame in MarkFrames.Files from level in Levels where level.Length > 3 || level == "MẬT" || frame.Contains("_{0}") select MarkDisguises.Bare(Fill(frame, level)))
            .Concat(from frame in MarkFrames.Files from level in Levels select Fill(frame, level).Normalize(System.Text.NormalizationForm.FormD))
            .Distinct().ToList();
        Assert.True(names.Count > 200, $"{names.Count} names");
        Assert.DoesNotContain(names, n => SecrecyMarks.FindInFileName(n) is null);
    }

    [Fact]
    public void Find_AThousandLookAlikes_AreAllTaken()
    {
        var texts = InnocentTexts.All().Distinct().ToList();
        Assert.True(texts.Count >= 1000, $"{texts.Count} texts");
        output.WriteLine($"{texts.Count} innocent texts");
        Assert.DoesNotContain(texts, t => SecrecyMarks.Find(t) is not null);
        Assert.DoesNotContain(texts, t => SecrecyMarks.Find(t.Normalize(System.Text.NormalizationForm.FormD)) is not null);
    }

    [Fact]
    public void FindInSubject_InnocentSubjects_AreAllTaken() => Assert.DoesNotContain(InnocentTexts.Subjects, s => SecrecyMarks.FindInSubject(s) is not null);

    [Fact]
    public void FindInFileName_InnocentNames_AreAllTaken()
    {
        var names = InnocentTexts.FileNames().Distinct().ToList();
        Assert.True(names.Count > 200, $"{names.Count} names");
        Assert.DoesNotContain(names, n => SecrecyMarks.FindInFileName(n) is not null);
    }

    private static IEnumerable<(string Disguise, bool IsSubject, string Text)> Marks((string Name, Func<string, string> Of)[] disguises) =>
        from disguise in disguises
        from level in Levels
        from place in MarkFrames.Texts.Select(f => (Frame: f, IsSubject: false)).Concat(MarkFrames.Subjects.Select(f => (Frame: f, IsSubject: true)))
        select (disguise.Name, place.IsSubject, Fill(place.Frame, disguise.Of(level)));

    private static string Fill(string frame, string level) => string.Format(CultureInfo.InvariantCulture, frame, level);

    private void Report(string name, List<(string Disguise, bool IsSubject, string Text)> marks, Action<IEnumerable<string>> judge)
    {
        var missed = marks.Where(m => (m.IsSubject ? SecrecyMarks.FindInSubject(m.Text) : SecrecyMarks.Find(m.Text)) is null).ToList();
        output.WriteLine($"{name}: {marks.Count - missed.Count} of {marks.Count} refused");
        foreach (var miss in missed)
        {
            output.WriteLine($"  {miss.Disguise}: {miss.Text}");
        }

        judge(missed.Select(m => $"{m.Disguise}: {m.Text}"));
    }
}

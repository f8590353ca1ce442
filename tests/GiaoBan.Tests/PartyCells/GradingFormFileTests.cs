using GiaoBan.Modules.PartyCells;

namespace GiaoBan.Tests.PartyCells;

/// <summary>The grading forms that come with the program (SK-7): points and grades as the sources give them, what is made up says so.</summary>
public sealed class GradingFormFileTests
{
    [Theory]
    [InlineData("phu-tho-100", new[] { 15, 20, 45, 20 }, true)]
    [InlineData("an-phu-100", new[] { 5, 5, 10, 30, 10, 5, 30, 5 }, false)]
    public void Form_OfTheProgram_HasThePointsOfItsSource(string name, int[] points, bool madeUp)
    {
        var form = GradingForms.Read(GradingForms.BesideProgram().Single(f => f.Name == name).Source).Value!;
        Assert.Equal(name, form.Code);
        Assert.Equal(points.Select(p => (decimal)p), form.Criteria.Select(c => c.Most));
        Assert.Equal(100, form.Most);
        Assert.Equal([("Tốt", 90m), ("Khá", 70m), ("Trung bình", 50m), ("Kém", 0m)], form.Bands.Select(b => (b.Name, b.From)));
        Assert.All(form.Criteria, c => Assert.Equal(madeUp, c.IsMadeUp));
        Assert.Contains(form.Rules, r => r is { Measure: Domain.PartyCells.MeetingMeasure.Minutes, Limit: 90, MembersFrom: null });
        Assert.NotEmpty(form.Source);
    }

    [Theory]
    [InlineData("", "cells.form.unreadable")]
    [InlineData("code: a", "cells.form.unreadable")]
    [InlineData("code: [", "cells.form.unreadable")]
    [InlineData("{ code: a, title: b, source: c, criteria: [], bands: [ { code: x, name: X, from: 0 } ] }", "cells.form.criteria")]
    [InlineData("{ code: a, title: b, source: c, criteria: [ { code: x, title: X, most: 10 } ], bands: [ { code: x, name: X, from: 5 } ] }", "cells.form.bands")]
    [InlineData("{ code: a, title: b, source: c, criteria: [ { code: x, title: X, most: nhiều } ], bands: [ { code: x, name: X, from: 0 } ] }", "cells.form.unreadable")]
    public void Read_ATextThatIsNoForm_IsRefused(string source, string code) => Assert.Equal(code, GradingForms.Read(source).Error.Code);
}

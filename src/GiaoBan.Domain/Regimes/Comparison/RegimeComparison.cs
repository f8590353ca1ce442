namespace GiaoBan.Domain.Regimes.Comparison;

/// <summary>An outline in two versions.</summary>
/// <param name="Outline">The outline.</param>
/// <param name="Sections">The sections that differ; those of an outline that only one version has are not listed.</param>
public sealed record OutlineComparison(Compared<Outline> Outline, IReadOnlyList<Compared<OutlineSection>> Sections);

/// <summary>A form in two versions.</summary>
/// <param name="Form">The form.</param>
/// <param name="Indicators">The indicators that differ; those of a form that only one version has are not listed.</param>
public sealed record FormComparison(Compared<IndicatorForm> Form, IReadOnlyList<Compared<Indicator>> Indicators);

/// <summary>Two versions of a regime, part by part (LC-1).</summary>
/// <param name="Before">The older.</param>
/// <param name="After">The newer.</param>
/// <param name="Requirements">Every report: those of the newer version in its order, then those that are gone.</param>
/// <param name="Clauses">Clauses whose place, words or reading differ.</param>
/// <param name="Streams">Streams that differ.</param>
/// <param name="Outlines">Outlines that differ.</param>
/// <param name="Forms">Forms that differ.</param>
/// <param name="ActivityKinds">Kinds of activity lines that differ.</param>
/// <param name="Requests">Requests told of that differ.</param>
/// <param name="MeetingRules">Rules on meetings that differ.</param>
public sealed record RegimeComparison(
    RegimePack Before,
    RegimePack After,
    IReadOnlyList<RequirementComparison> Requirements,
    IReadOnlyList<Compared<Clause>> Clauses,
    IReadOnlyList<Compared<ReportStream>> Streams,
    IReadOnlyList<OutlineComparison> Outlines,
    IReadOnlyList<FormComparison> Forms,
    IReadOnlyList<Compared<ActivityKind>> ActivityKinds,
    IReadOnlyList<Compared<ToldRequest>> Requests,
    IReadOnlyList<Compared<MeetingRule>> MeetingRules)
{
    /// <summary>Whether title, basis with what it cites, and the last day in force are the same.</summary>
    public bool HasSameBasis =>
        Before.Basis.Cites.SequenceEqual(After.Basis.Cites)
        && (Before.Title, Before.Basis.Issuer, Before.Basis.Symbol, Before.Basis.Date, Before.Basis.Subject, Before.EffectiveTo)
        == (After.Title, After.Basis.Issuer, After.Basis.Symbol, After.Basis.Date, After.Basis.Subject, After.EffectiveTo);

    /// <summary>Whether nothing differs, the first day in force apart, since every version has its own.</summary>
    public bool IsSame =>
        HasSameBasis && Requirements.All(r => r.IsSame)
        && Clauses.Count + Streams.Count + Outlines.Count + Forms.Count + ActivityKinds.Count + Requests.Count + MeetingRules.Count == 0;

    /// <summary>Compares two versions.</summary>
    public static RegimeComparison Of(RegimePack before, RegimePack after) => new(
        before,
        after,
        [.. Pairs.Of(before.Requirements, after.Requirements, r => r.Code).Select(RequirementComparison.Of)],
        Pairs.Differing(before.Clauses, after.Clauses, c => c.Code, (a, b) => a == b),
        Pairs.Differing(before.Streams, after.Streams, s => s.Code, Same.Streams),
        [.. Pairs.Of(before.Outlines, after.Outlines, o => o.Code).Select(Compare).Where(Differs)],
        [.. Pairs.Of(before.Forms, after.Forms, f => f.Code).Select(Compare).Where(Differs)],
        Pairs.Differing(before.ActivityKinds, after.ActivityKinds, k => k.Code, (a, b) => a == b),
        Pairs.Differing(before.Requests, after.Requests, r => r.Code, Same.Requests),
        Pairs.Differing(before.MeetingRules, after.MeetingRules, m => m.Code, Same.MeetingRules));

    private static OutlineComparison Compare(Compared<Outline> pair) => new(
        pair, pair is { Before: { } before, After: { } after } ? Pairs.Differing(before.Sections, after.Sections, s => s.Code, Same.Sections) : []);

    private static FormComparison Compare(Compared<IndicatorForm> pair) => new(
        pair, pair is { Before: { } before, After: { } after } ? Pairs.Differing(before.Indicators, after.Indicators, i => i.Code, Same.Indicators) : []);

    private static bool Differs(OutlineComparison outline) =>
        outline.Sections.Count > 0 || outline.Outline.Before?.Name != outline.Outline.After?.Name
        || !outline.Outline.Before!.Sections.Select(s => s.Code).SequenceEqual(outline.Outline.After!.Sections.Select(s => s.Code));

    private static bool Differs(FormComparison form) =>
        form.Indicators.Count > 0 || form.Form.Before?.Name != form.Form.After?.Name || form.Form.Before?.Sample != form.Form.After?.Sample
        || !form.Form.Before!.Indicators.Select(i => i.Code).SequenceEqual(form.Form.After!.Indicators.Select(i => i.Code));
}

namespace GiaoBan.Domain.Reporting;

/// <summary>A report as it was typed: every field a text, so that nothing unclear is guessed and nothing typed is lost.</summary>
/// <param name="Sections">Section texts.</param>
/// <param name="Figures">Figures the Vietnamese way.</param>
/// <param name="Activities">Activity lines.</param>
/// <param name="Plan">Plan lines.</param>
/// <param name="Nil">"Không phát sinh".</param>
/// <param name="Attachments">Files already uploaded.</param>
public sealed record TypedReport(
    IReadOnlyList<SectionText> Sections,
    IReadOnlyList<TypedFigure> Figures,
    IReadOnlyList<TypedActivity> Activities,
    IReadOnlyList<TypedPlanLine> Plan,
    bool Nil,
    IReadOnlyList<AttachmentRef> Attachments)
{
    /// <summary>Nothing typed yet.</summary>
    public static readonly TypedReport Empty = new([], [], [], [], false, []);
}

/// <summary>A figure as typed: <c>1.234,5</c>.</summary>
public sealed record TypedFigure(string Indicator, string Value, string Estimate);

/// <summary>An activity line as typed; the date as <c>dd/MM/yyyy</c>, <c>dd/MM</c> or ISO.</summary>
public sealed record TypedActivity(string Kind, string Count, string Unit, string Place, string Date, string Text);

/// <summary>A plan line as typed; times as <c>HH:mm</c>, <c>14h</c>, <c>14h30</c>.</summary>
public sealed record TypedPlanLine(
    string Date, string From, string To, string Text, string Place, string Lead, string Participants, bool NeedsRoom);

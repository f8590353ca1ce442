using System.Globalization;
using GiaoBan.App.Api.Reporting;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Requests;
using NodaTime;

namespace GiaoBan.App.Api.Requests;

/// <summary>What was made: the obligations are answered like every other.</summary>
internal sealed record MadeRequestAnswer(Guid Id, string Requirement, IReadOnlyList<MadeObligationAnswer> Obligations, IReadOnlyList<string> Skipped)
{
    public static MadeRequestAnswer Of(MadeRequest made) =>
        new(made.RequestId, made.Regime, [.. made.Obligations.Select(o => new MadeObligationAnswer(o.Id, o.Unit))], made.Skipped);
}

internal sealed record MadeObligationAnswer(Guid Id, string Unit);

/// <summary>A request; <c>obligated</c> and the counts under it are of the units that the caller may see.</summary>
internal sealed record RequestAnswer(
    Guid Id, string Symbol, LocalDate Date, string Title, string Requirement, string Period, DueAnswer Due, Instant MadeAt, Instant? WithdrawnAt,
    int Obligated, int Sent, int Late, int Missing, int Exempt)
{
    public static RequestAnswer Of(RequestSummary r)
    {
        var (request, s) = (r.Request, r.Statistics);
        return new(
            request.RequestId, request.Symbol, request.Date, request.Title, request.Requirement, request.PeriodKey, DueAnswer.Of(r.Due)!, request.MadeAt,
            request.WithdrawnAt, s.Obligated, s.Sent, s.Late, s.Missing, s.Exempt);
    }

    /// <summary>Where the next page begins.</summary>
    public static string CursorOf(RequestSummary r) =>
        string.Create(CultureInfo.InvariantCulture, $"{r.Request.MadeAt.ToUnixTimeTicks()}_{r.Request.RequestId}");

    /// <summary>Whether a cursor is one; none is one.</summary>
    public static bool TryReadCursor(string? cursor, out RequestPosition? position)
    {
        position = null;
        if (cursor is null)
        {
            return true;
        }

        if (cursor.Split('_') is not [var ticks, var id] || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || at > Instant.MaxValue.ToUnixTimeTicks() || !Guid.TryParse(id, out var request))
        {
            return false;
        }

        position = new RequestPosition(Instant.FromUnixTimeTicks(at), request);
        return true;
    }
}

/// <summary>A request with its words, outline, form and units.</summary>
internal sealed record RequestWholeAnswer(
    RequestAnswer Request, string? Content, string AskedBy, string? WithdrawReason, IReadOnlyList<SectionAskedBody> Outline, IReadOnlyList<LineAskedBody> Form,
    IReadOnlyList<RequestUnitAnswer> Units)
{
    public static RequestWholeAnswer Of(RequestView view) => new(
        RequestAnswer.Of(view.Summary), view.Request.Content, view.AskedUnit, view.Request.WithdrawReason,
        [.. view.Pack.Outlines.SelectMany(o => o.Sections).Select(s => new SectionAskedBody(s.Title, s.Required, s.NeedsFigure, s.Hint))],
        [.. view.Pack.Forms.SelectMany(f => f.Indicators).Select(i => new LineAskedBody(i.Name, i.Unit, i.Decimals))],
        [.. view.Summary.Parts.Select(RequestUnitAnswer.Of)]);
}

/// <summary>A unit's part; <c>standing</c> is what was said about it: asked, acknowledged, declining, kept, released, moved.</summary>
internal sealed record RequestUnitAnswer(
    Guid Id, UnitCodeAnswer Unit, string State, string Verdict, int LateMinutes, Instant? ReceivedAt, int Version, string Standing, string? ExemptReason)
{
    public static RequestUnitAnswer Of(AskedPart p) => new(
        p.ObligationId, new(p.UnitCode, p.UnitName), ComplianceCodes.Of(p.State.Badge), ComplianceCodes.Of(p.State.Verdict), p.State.LateMinutes, p.FirstReceivedAt,
        p.SentVersion, p.Standing.Code(), p.ExemptReason);
}

using System.Globalization;
using GiaoBan.Domain;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>What sending now would meet.</summary>
/// <param name="SubmissionId">The report.</param>
/// <param name="Version">The version that sending would make.</param>
/// <param name="DraftVersion">The draft that was looked at; 0 where none was.</param>
/// <param name="ContentHash">Hash of what would be sent; null where it cannot be sent.</param>
/// <param name="LateMinutes">Minutes late, if it were sent now; 0 = on time.</param>
/// <param name="Errors">What refuses it; empty = it can be sent.</param>
/// <param name="Warnings">What to look at again (DB-7).</param>
public sealed record CheckedReport(
    Guid SubmissionId, int Version, int DraftVersion, byte[]? ContentHash, int LateMinutes, IReadOnlyList<Error> Errors, IReadOnlyList<StoredWarning> Warnings);

/// <summary>Holds a report against the rules and the quality checks without sending it: the first half of "Kiểm tra và gửi".</summary>
public sealed class CheckReport(ObligationReader obligations, SaveDraft drafts, GetConsolidation consolidations, IClock clock)
{
    /// <summary>Checks the content given, else the saved draft; of a stream its consolidated draft. Nothing changes.</summary>
    public async Task<Result<CheckedReport>> HandleAsync(Actor actor, Guid obligationId, ReportContent? content, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(content) is { } marked)
        {
            return marked;
        }

        if (await obligations.FindAsync(actor.TenantId, obligationId, cancellation) is not { } terms)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        if (terms.Stream.Length > 0)
        {
            return await CheckStreamAsync(actor, terms, cancellation);
        }

        if ((ObligationAccess.OwnPost(actor, terms) ?? ObligationAccess.OnBehalfPost(actor, terms)) is null)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        if (content is not null)
        {
            return Checked(terms, content, [], 0);
        }

        if (await drafts.FindAsync(actor.TenantId, obligationId, cancellation) is not { } draft)
        {
            return Error.Conflict("reporting.check.nothing");
        }

        var reading = TypedReportReader.Read(draft.Content, terms.Pack, terms.Requirement, terms.Period);
        Error[] unread =
        [
            .. reading.Errors,
            .. reading.Questions.Select(q => Error.Invalid(
                "reporting.check.unclear-number", q.Field, q.Typed, string.Join("; ", q.Options.Select(o => VietnameseNumber.Format(o))))),
        ];
        return Checked(terms, reading.Content, unread, draft.Version);
    }

    private CheckedReport Checked(ObligationTerms terms, ReportContent content, Error[] unread, int draft)
    {
        IReadOnlyList<Error> errors = unread.Length > 0 ? unread : ReportReview.Refusals(terms, content);
        return new CheckedReport(
            terms.ObligationId, terms.SentVersion + 1, draft, errors.Count > 0 ? null : content.Hash(), Late(terms), errors,
            errors.Count > 0 ? [] : ReportReview.Warnings(terms, content));
    }

    private async Task<Result<CheckedReport>> CheckStreamAsync(Actor actor, ObligationTerms terms, CancellationToken cancellation)
    {
        var read = await consolidations.DraftAsync(actor, terms.ObligationId, cancellation);
        if (!read.IsOk || read.Value.Period.Terms.FocalPost(actor) is null)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        var view = read.Value;
        Error[] errors = view switch
        {
            { IsStored: false } => [Error.Conflict("consolidation.not-built")],
            { Taken.Count: 0 } => [Error.Conflict("consolidation.empty")],
            _ => [],
        };
        StoredWarning[] warnings =
        [
            .. view.Missing.Select(s => Warning("consolidation.check.missing", s)),
            .. view.Newer.Select(s => Warning("consolidation.check.newer", s)),
        ];
        return new CheckedReport(
            terms.ObligationId, terms.SentVersion + 1, view.Version, errors.Length > 0 ? null : view.Report.Content().Hash(), Late(terms), errors, warnings);
    }

    private static StoredWarning Warning(string code, StreamSource source) =>
        new(code, source.UnitCode, [source.UnitName, source.SentVersion.ToString(CultureInfo.InvariantCulture)]);

    // Only the first sending is judged.
    private int Late(ObligationTerms terms) => terms.SentVersion > 0 ? 0 : terms.EffectiveDue?.LateMinutes(clock.GetCurrentInstant()) ?? 0;
}

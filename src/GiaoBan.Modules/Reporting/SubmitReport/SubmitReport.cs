using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Compliance;
using GiaoBan.Domain.Reporting;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Reporting;

/// <summary>Files a version of a report: judged by the server's clock, stored durably, answered with a signed receipt (ALL-4).</summary>
public sealed class SubmitReport(ObligationReader obligations, PlanCarriage plans, ReportReview review, ReceiptMaker receipts, SubmissionWriter writer, IdempotentAnswers answers, IClock clock)
{
    // Each try reads afresh; two people sending one report at one instant are both filed, one after the other.
    private const int MostTries = 5;

    /// <summary>The answer given before under a key, or null: a page asks by the hash it showed, since the draft is gone once it was sent.</summary>
    public Task<Result<SubmittedReport>?> FindAnswerAsync(
        Actor actor, Guid obligationId, string channel, string contentHash, string key, CancellationToken cancellation) =>
        answers.FindAsync(actor, key, RequestHash(obligationId, channel, contentHash, null), cancellation);

    /// <summary>Files the report, or says why not; refused, nothing has changed.</summary>
    public async Task<Result<SubmittedReport>> HandleAsync(Actor actor, SubmitReportRequest request, CancellationToken cancellation)
    {
        if (SecrecyDoor.RefusalIn(request) is { } marked)
        {
            return marked;
        }

        // Whole milliseconds, so that what is judged is what is stored and shown.
        var receivedAt = Instant.FromUnixTimeMilliseconds((request.ArrivedAt ?? clock.GetCurrentInstant()).ToUnixTimeMilliseconds());
        var contentHash = request.Content.Hash();
        var requestHash = RequestHash(
            request.ObligationId, request.Channel, Convert.ToHexStringLower(contentHash), request.Channel == "api" ? request.LateReason : null);
        if (request.IdempotencyKey is { } key && IdempotentAnswers.Refusal(key) is { } unfit)
        {
            return unfit;
        }

        // A used key is found where it counts: by the filing itself, or where the second look refuses what the first had filed.
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var judged = await JudgeAsync(actor, request, receivedAt, cancellation);
            if (!judged.IsOk)
            {
                // The same click a moment earlier may have been filed between the two looks: then its answer is the answer.
                return request.IdempotencyKey is { } used && await answers.FindAsync(actor, used, requestHash, cancellation) is { } filed
                    ? filed
                    : Result<SubmittedReport>.Refused(judged.Errors);
            }

            var (filing, plan, answer) = await PrepareAsync(actor, request, judged.Value, contentHash, receivedAt, requestHash, cancellation);
            switch (await writer.FileAsync(filing, plan, cancellation))
            {
                case FilingOutcome.Filed:
                    return answer;
                case FilingOutcome.Replayed:
                    return await answers.FindAsync(actor, request.IdempotencyKey!, requestHash, cancellation)
                        ?? throw new InvalidOperationException("A used key has no answer.");
                case FilingOutcome.Stale:
                    break;
            }
        }

        return Error.Conflict("reporting.submission.busy");
    }

    // A page asks again by the hash that it showed, before anyone typed a reason; a program's body is compared whole.
    private static byte[] RequestHash(Guid obligationId, string channel, string contentHash, string? lateReason) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{obligationId}\n{channel}\n{contentHash}\n{lateReason}"));

    private async Task<Result<Judged>> JudgeAsync(Actor actor, SubmitReportRequest request, Instant receivedAt, CancellationToken cancellation)
    {
        var terms = await obligations.FindAsync(actor.TenantId, request.ObligationId, cancellation);
        if (terms is null || terms.Stream.Length > 0)
        {
            // The focal tier is answered by handing over a consolidated report, never by this door.
            return Error.NotFound("reporting.obligation.not-found");
        }

        var onBehalf = request.Channel is "phone" or "paper";
        var post = onBehalf ? ObligationAccess.OnBehalfPost(actor, terms) : ObligationAccess.OwnPost(actor, terms);
        if (post is null)
        {
            return Error.NotFound("reporting.obligation.not-found");
        }

        if (onBehalf && string.IsNullOrWhiteSpace(request.ChannelNote))
        {
            return Error.Invalid("reporting.submission.channel-note-needed", "channelNote");
        }

        if (request.DraftVersion is { } seen && seen != terms.DraftVersion)
        {
            return Error.Conflict("reporting.draft.changed");
        }

        var refusals = ReportReview.Refusals(terms, request.Content);
        if (refusals.Count > 0)
        {
            return Result<Judged>.Refused(refusals);
        }

        var missing = await review.MissingAttachmentsAsync(terms, request.Content, cancellation);
        return missing.Count > 0
            ? Result<Judged>.Refused(missing)
            : new Judged(terms, post, ReceiptJudgement.Of(terms.Due, terms.ExtendedDue, receivedAt));
    }

    private async Task<(Filing Report, Filing? Plan, SubmittedReport Answer)> PrepareAsync(
        Actor actor, SubmitReportRequest request, Judged judged, byte[] contentHash, Instant receivedAt, byte[] requestHash, CancellationToken cancellation)
    {
        var warnings = ReportReview.Warnings(judged.Terms, request.Content);
        var plan = await PreparePlanAsync(actor, request, judged, receivedAt, cancellation);
        var (filing, receipt) = await FilingAsync(actor, request, judged, request.Content, contentHash, warnings, receivedAt, cancellation);
        var answer = new SubmittedReport(judged.Terms.ObligationId, judged.Terms.SentVersion + 1, receipt, warnings, plan?.Receipt.Number);
        if (request.IdempotencyKey is { } key)
        {
            filing = filing with { Idempotency = new IdempotentAnswer(key, requestHash, IdempotentAnswers.Write(answer)) };
        }

        return (filing, plan, answer);
    }

    private async Task<Filing?> PreparePlanAsync(
        Actor actor, SubmitReportRequest request, Judged judged, Instant receivedAt, CancellationToken cancellation)
    {
        if (request.Content.Plan.Count == 0 || await plans.FindAsync(judged.Terms, cancellation) is not { } planTerms)
        {
            return null;
        }

        var own = judged with
        {
            Terms = planTerms,
            Verdict = ReceiptJudgement.Of(planTerms.Due, planTerms.ExtendedDue, receivedAt),
        };
        var content = ReportContent.Empty with { Plan = request.Content.Plan };
        return (await FilingAsync(actor, request, own, content, content.Hash(), [], receivedAt, cancellation)).Filing;
    }

    private async Task<(Filing Filing, Receipt Receipt)> FilingAsync(
        Actor actor, SubmitReportRequest request, Judged judged, ReportContent content, byte[] contentHash, IReadOnlyList<StoredWarning> warnings,
        Instant receivedAt, CancellationToken cancellation)
    {
        var terms = judged.Terms;
        var lateReason = !judged.Verdict.IsLate || string.IsNullOrWhiteSpace(request.LateReason) ? null : request.LateReason.Trim();
        var note = string.IsNullOrWhiteSpace(request.ChannelNote) ? null : request.ChannelNote.Trim();
        var sending = new Sending(
            terms.TenantId, terms.TenantCode, terms.ObligationId, terms.SentVersion + 1, receivedAt,
            ComplianceCodes.Of(judged.Verdict.Verdict), judged.Verdict.LateMinutes, contentHash, actor.OfficialId, judged.Post.PostId, request.Channel, note, lateReason);
        var (happened, receipt) = await receipts.MakeAsync(sending, cancellation);
        var filing = new Filing(
            terms.TenantId, terms.ObligationId, sending.Version, actor.AccountId, actor.OfficialId, judged.Post.PostId, request.Channel, note,
            lateReason, content, [], warnings, receipt, happened, "none", null);
        return (filing, receipt);
    }

    private sealed record Judged(ObligationTerms Terms, ActingPost Post, ReceiptJudgement Verdict);
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace GiaoBan.Tests.Kills;

/// <summary>A report that was answered: who sent it under which key, and the answer's bytes.</summary>
internal sealed record Answered(CampaignReport Report, string Key, byte[] Body, bool WithPlan, string Text);

/// <summary>
/// A program that sends reports over HTTP without a pause. Where the answer is lost it sends the same request with the same key until it is
/// answered, as the contract says; so each key ends with one receipt.
/// </summary>
internal sealed class CampaignClient(int number, IReadOnlyList<CampaignReport> reports, Func<Uri> address, ConcurrentQueue<Answered> answers, ConcurrentQueue<string> wrong)
    : IDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(15);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>How many answers a kill took away.</summary>
    public int LostAnswers { get; private set; }

    /// <summary>Sends until it is told to stop, then until the last one is answered.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var report = reports[(number + (turn * 7)) % reports.Count];
            var (key, withPlan) = ($"{number}-{turn}", turn % 3 == 0);
            var body = Body(report, key, withPlan);
            string? text;
            while ((text = await TryAsync(report, key, body)) is null)
            {
                await Task.Delay(Breath * 4, CancellationToken.None);
            }

            answers.Enqueue(new Answered(report, key, body, withPlan, text));
            await Task.Delay(Breath, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Sends one request.</summary>
    /// <returns>The answer; null where there was none, or where it says to come again.</returns>
    public async Task<string?> TryAsync(CampaignReport report, string key, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address(), $"/api/v1/obligations/{report.ObligationId}/submissions"))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", report.Token);
        request.Headers.Add("Idempotency-Key", key);
        try
        {
            using var answer = await _http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode == HttpStatusCode.Created)
            {
                return text;
            }

            LostAnswers += answer.StatusCode == HttpStatusCode.ServiceUnavailable ? 1 : 0;

            // 409: others sent this report at the same instant, five times over. All else but 503 is a fault, whatever is being killed.
            if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict))
            {
                wrong.Enqueue($"{(int)answer.StatusCode} for key {key}: {text}");
            }

            return null;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
        {
            LostAnswers++;
            return null;
        }
    }

    private static byte[] Body(CampaignReport report, string mark, bool withPlan) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        sections = new[] { new { code = "ket-qua-chi-tieu", text = string.Create(CultureInfo.InvariantCulture, $"Báo cáo số [{mark}]: đã thu hoạch 34 ha lúa hè thu tại 4 thôn.") } },
        plan = withPlan ? new[] { new { date = LocalDatePattern.Iso.Format(report.PlanDay), from = "14:00", text = "Họp bàn thu hoạch lúa hè thu" } } : [],
    }));
}

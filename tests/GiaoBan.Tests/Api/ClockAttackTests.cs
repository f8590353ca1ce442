using System.Globalization;
using System.Net;
using GiaoBan.Domain.Calendars;
using GiaoBan.Tests.Infrastructure;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Tests.Api;

/// <summary>Back-dated, replayed, wrong-zone and slow-clock senders around a deadline, with and without more time: never a false "on time" (ALL-4).</summary>
public sealed class ClockAttackTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int Attacks = 120;

    private static readonly Instant Due = new LocalDateTime(2021, 8, 19, 20, 0).InZoneStrictly(Deadline.Zone).ToInstant();

    [Fact]
    public async Task Submit_UnderEveryAttack_IsJudgedByTheServersClockAlone()
    {
        await using var week = await ApiWeek.OpenAsync(fixture);
        var (api, path) = (await week.ApiAsync(ApiWeek.Farming), await week.SubmissionsOf("dia-chinh-nn"));
        var random = new Random(20210819);
        var replays = new List<(string Key, object Body, string Answer)>();
        var seen = new HashSet<string>();
        for (var n = 0; n < Attacks; n++)
        {
            // From an hour before to an hour after, half of them within ten milliseconds of the deadline.
            var away = n % 2 == 0 ? random.Next(-10, 11) : random.Next(-3_600_000, 3_600_000);
            var now = Due + Duration.FromMilliseconds(away);
            week.App.Clock.SetTo(now);
            var (claimed, headers) = Claim(random, n, now);
            var body = $$"""
                {"sections":[{"code":"ket-qua-chi-tieu","text":"Thu hoạch {{n + 1}} ha lúa, lần {{n}}."}],
                 "receivedAt":"{{claimed}}","sentAt":"{{claimed}}","date":"{{claimed}}","clock":"{{claimed}}","verdict":"on-time","lateMinutes":0}
                """;
            var key = "k" + n.ToString(CultureInfo.InvariantCulture);
            var sent = await api.PostAsync(path, body, key, headers: headers);
            Assert.Equal(HttpStatusCode.Created, sent.Status);
            var verdict = sent.Body.GetProperty("verdict").GetString()!;
            Assert.Equal(now <= Due ? "on-time" : "late", verdict);
            Assert.Equal(now.ToString(), Instant(sent.Body.GetProperty("receipt").GetProperty("receivedAt").GetString()!).ToString());
            Assert.Equal(now <= Due ? 0 : (int)Math.Ceiling((now - Due).TotalMinutes), sent.Body.GetProperty("lateMinutes").GetInt32());
            seen.Add(verdict);
            replays.Add((key, body, sent.Text));
        }

        Assert.Equal(2, seen.Count);

        // A request taken before the deadline and played again after it files nothing; with other words under its key it is refused.
        week.App.Clock.SetTo(Due + Duration.FromHours(9));
        var filed = await week.App.ScalarAsync<long>("select count(*) from submission_versions");
        foreach (var (key, body, answer) in replays.Where((_, i) => i % 10 == 0))
        {
            Assert.Equal(answer, (await api.PostAsync(path, body, key)).Text);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsync(path, ((string)body).Replace("lúa", "ngô", StringComparison.Ordinal), key)).Status);
        }

        Assert.Equal(filed, await week.App.ScalarAsync<long>("select count(*) from submission_versions"));
    }

    // A clock that is slow or fast, a date in another zone, a day that was back-dated: in the body and in the headers that carry times.
    private static (string Claimed, (string, string)[] Headers) Claim(Random random, int n, Instant now)
    {
        var told = (n % 4) switch
        {
            0 => now - Duration.FromDays(random.Next(1, 30)),
            1 => now - Duration.FromMinutes(random.Next(1, 600)),
            2 => Due - Duration.FromSeconds(1),
            _ => now + Duration.FromHours(random.Next(1, 14)),
        };
        var offset = Offset.FromHours(random.Next(-12, 15));
        var claimed = n % 3 == 0
            ? told.InUtc().LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            : OffsetDateTimePattern.Rfc3339.Format(told.WithOffset(offset));
        var http = told.ToDateTimeUtc().ToString("R", CultureInfo.InvariantCulture);
        return (claimed, [("Date", http), ("X-Request-Start", http), ("If-Unmodified-Since", http), ("X-Timezone", offset.ToString())]);
    }

    private static Instant Instant(string written) => OffsetDateTimePattern.Rfc3339.Parse(written).Value.ToInstant();
}

using System.Globalization;
using GiaoBan.App.Worker;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Notifications;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace GiaoBan.Tests.Urging;

/// <summary>Messages that leave the program: none lost, none in another's way, each with a key by which a double is known (DB-12).</summary>
public sealed class OutboxTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int Tenant = SampleOffice.TenantId;

    [Fact]
    public async Task Send_ByARealMailServer_ArrivesWithItsWordsAndAStableMessageId()
    {
        using var server = new MailServer();
        await server.StartAsync();
        await using var app = await OpenAsync(server.Port, null);
        await AddAsync(app, MessageChannels.Mail, "a.1", "Nhắc gửi báo cáo tuần 33", "Hạn: 20:00 Thứ Năm\nhttps://giaoban.example.vn/viec-cua-toi");
        Assert.Equal((1, false), await RunAsync(app, MessageChannels.Mail));
        var mail = Assert.Single(server.Taken);
        Assert.Contains("<a.1@giaoban.example.vn>", mail, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal);
        Assert.Equal("Hạn: 20:00 Thứ Năm\nhttps://giaoban.example.vn/viec-cua-toi", Body(mail));
        Assert.Equal((0, false), await RunAsync(app, MessageChannels.Mail));
        Assert.Single(server.Taken);
    }

    /// <summary>Words first, the invitation last, its method in the label: what calendar programs look for (RFC 6047).</summary>
    [Theory]
    [InlineData("REQUEST")]
    [InlineData("CANCEL")]
    public async Task Send_ACalendar_StandsBesideTheWordsWithItsMethod(string method)
    {
        using var server = new MailServer();
        await server.StartAsync();
        await using var app = await OpenAsync(server.Port, null);
        var calendar = $"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nSUMMARY:Họp về giải phóng mặt bằng\r\nEND:VCALENDAR\r\n";
        await app.InTenantAsync(Tenant, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            services.GetRequiredService<Outbox>().Add(rows, Message(MessageChannels.Mail, "c.1", "Giấy mời họp", "14:00 Thứ Sáu") with { Calendar = new CalendarPart(method, calendar) });
            await rows.SaveChangesAsync();
        });
        Assert.Equal((1, false), await RunAsync(app, MessageChannels.Mail));
        var parts = MailParts.Of(Assert.Single(server.Taken));
        Assert.Equal(["text/plain", "text/calendar"], parts.Select(p => p.MediaType));
        Assert.Equal(("14:00 Thứ Sáu", calendar), (parts[0].Text, parts[1].Text));
        Assert.Equal((method, "utf-8"), (parts[1].Parameter("method"), parts[1].Parameter("charset")));
    }

    [Fact]
    public async Task Send_MailServerIsDead_LosesNothingAndStopsNoSms()
    {
        using var server = new MailServer();
        await using var gateway = await Gateway.StartAsync();
        await using var app = await OpenAsync(server.Port, gateway.Url);
        for (var i = 0; i < 30; i++)
        {
            await AddAsync(app, MessageChannels.Mail, $"m.{i}", "Nhắc", "Nhắc");
        }

        await AddAsync(app, MessageChannels.Sms, "s.1", "Nhắc", "Nhắc \"báo cáo\"");
        Assert.Equal((0, true), await RunAsync(app, MessageChannels.Mail));
        Assert.Equal((1, false), await RunAsync(app, MessageChannels.Sms));
        Assert.Equal(new GatewayCall("s.1", "Bearer x", "a@example.vn", "Nhắc \"báo cáo\""), Assert.Single(gateway.Calls));

        // One was tried, and waits; the others are as they were.
        Assert.Equal(1, await app.ScalarAsync<long>("select count(*) from outbox_messages where channel = 'mail' and attempts = 1 and last_error = 'unreachable'"));
        Assert.Equal(29, await app.ScalarAsync<long>("select count(*) from outbox_messages where channel = 'mail' and attempts = 0 and last_error is null"));

        await server.StartAsync();
        app.Clock.Advance(SendMessages.Wait(1));
        Assert.Equal((30, false), await RunAsync(app, MessageChannels.Mail, probe: true));
        Assert.Equal(30, server.Taken.Count);
    }

    [Fact]
    public async Task Send_ByFourProgramsAtOnce_SendsEachOnce()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var app = await OpenAsync(0, gateway.Url);
        for (var i = 0; i < 200; i++)
        {
            await AddAsync(app, MessageChannels.Sms, $"s.{i}", "", i.ToString(CultureInfo.InvariantCulture));
        }

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(app, MessageChannels.Sms))));
        Assert.Equal(200, sent.Sum(s => s.Sent));
        Assert.Equal(200, gateway.Calls.Select(c => c.Key).Distinct().Count());
        Assert.Equal(200, gateway.Calls.Count);
    }

    [Fact]
    public async Task Send_ProgramDiesBetweenSendingAndMarking_SendsAgainWithTheSameKeyAfterTheLease()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var app = await OpenAsync(0, gateway.Url);
        await AddAsync(app, MessageChannels.Sms, "s.1", "", "Nhắc");

        // As it is found after a death: taken, perhaps sent, never marked.
        await RunAsync(app, MessageChannels.Sms);
        await app.ExecuteAsync($"update outbox_messages set sent_at = null, next_try_at = made_at + interval '{SendMessages.Lease.TotalMinutes} minutes'");
        Assert.Equal((0, false), await RunAsync(app, MessageChannels.Sms));
        app.Clock.Advance(SendMessages.Lease);
        Assert.Equal((1, false), await RunAsync(app, MessageChannels.Sms));
        Assert.Equal(["s.1", "s.1"], gateway.Calls.Select(c => c.Key));
    }

    [Fact]
    public async Task Send_GatewaySaysNotNow_WaitsLongerAndLongerThenGivesUpAndCanBeTriedAgain()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var app = await OpenAsync(0, gateway.Url);
        gateway.Status = 429;
        await AddAsync(app, MessageChannels.Sms, "s.1", "", "Nhắc");
        await RunAsync(app, MessageChannels.Sms);
        app.Clock.Advance(Duration.FromSeconds(59));
        await RunAsync(app, MessageChannels.Sms);
        Assert.Single(gateway.Calls);
        app.Clock.Advance(Duration.FromSeconds(1));
        await RunAsync(app, MessageChannels.Sms);
        app.Clock.Advance(Duration.FromMinutes(1));
        await RunAsync(app, MessageChannels.Sms);
        Assert.Equal(2, gateway.Calls.Count);

        app.Clock.Advance(SendMessages.Endurance);
        await RunAsync(app, MessageChannels.Sms);
        Assert.Equal("http-429", await app.ScalarAsync<string>("select last_error from outbox_messages where given_up_at is not null"));
        Assert.Equal(1, await app.Services.GetRequiredService<RetryMessages>().HandleAsync(Tenant, FakeClock.DemoStart, CancellationToken.None));
        gateway.Status = 200;
        Assert.Equal((1, false), await RunAsync(app, MessageChannels.Sms));
    }

    [Fact]
    public async Task Send_GatewayRefuses_GivesUpAtOnceAndGoesOnWithTheNext()
    {
        await using var gateway = await Gateway.StartAsync();
        await using var app = await OpenAsync(0, gateway.Url);
        gateway.Status = 400;
        await AddAsync(app, MessageChannels.Sms, "s.1", "", "Nhắc");
        await AddAsync(app, MessageChannels.Sms, "s.2", "", "Nhắc");
        Assert.Equal((0, false), await RunAsync(app, MessageChannels.Sms));
        Assert.Equal(2, await app.ScalarAsync<long>("select count(*) from outbox_messages where given_up_at is not null and last_error = 'http-400'"));
    }

    [Fact]
    public async Task Add_CallerRollsBack_LeavesNoMessage_AndASecondOfAKeyIsRefused()
    {
        await using var app = await OpenAsync(0, null);
        await app.InTenantAsync(Tenant, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            await using var transaction = await rows.Database.BeginTransactionAsync();
            services.GetRequiredService<Outbox>().Add(rows, Message(MessageChannels.Mail, "m.1", "", ""));
            await rows.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        Assert.Equal(0, await app.ScalarAsync<long>("select count(*) from outbox_messages"));
        await AddAsync(app, MessageChannels.Mail, "m.1", "", "");
        await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => AddAsync(app, MessageChannels.Mail, "m.1", "", ""));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(5000, 60)]
    public void Wait_AfterSoManyTries_Doubles_UpToAnHour(int attempts, int minutes) => Assert.Equal(Duration.FromMinutes(minutes), SendMessages.Wait(attempts));

    private async Task<TestApp> OpenAsync(int mailPort, string? smsUrl)
    {
        var app = await fixture.NewAppAsync(adjust: builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Channels:Mail:Host"] = mailPort > 0 ? "127.0.0.1" : "",
            ["Channels:Mail:Port"] = mailPort.ToString(CultureInfo.InvariantCulture),
            ["Channels:Mail:From"] = "nhac@giaoban.example.vn",
            ["Channels:Sms:Url"] = smsUrl ?? "",
            ["Channels:Sms:Token"] = "Bearer x",
        }));
        await SampleOffice.FoundAsync(app);
        return app;
    }

    private static OutgoingMessage Message(string channel, string key, string subject, string body) => new(key, channel, "a@example.vn", subject, body);

    private static Task AddAsync(TestApp app, string channel, string key, string subject, string body) => app.InTenantAsync(Tenant, async services =>
    {
        var rows = services.GetRequiredService<GiaoBanDbContext>();
        services.GetRequiredService<Outbox>().Add(rows, Message(channel, key, subject, body));
        await rows.SaveChangesAsync();
    });

    private static async Task<(int Sent, bool IsAway)> RunAsync(TestApp app, string channel, bool probe = false)
    {
        var channels = app.Services.GetServices<IMessageChannel>().ToList();
        var worker = new MessageWorker(
            app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<SendMessages>(), channels, app.Clock, NullLogger<MessageWorker>.Instance);
        return await worker.RunDueAsync(channels.Single(c => c.Name == channel), probe, CancellationToken.None);
    }

    /// <summary>The body of a mail in base64.</summary>
    private static string Body(string mail)
    {
        var text = mail.ReplaceLineEndings("\n");
        var encoded = text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(encoded.Replace("\n", "", StringComparison.Ordinal))).ReplaceLineEndings("\n");
    }
}

using System.Globalization;
using GiaoBan.App.Worker;
using GiaoBan.Domain;
using GiaoBan.Domain.Meetings;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Absences;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Notifications;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Urging;
using GiaoBan.Tests.Writers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace GiaoBan.Tests.Meetings;

/// <summary>
/// The sample office with an economic division of its own: head, deputy head, clerk. The approver's post chairs a meeting of Friday, 20/08/2021, 14:00 to
/// 16:00, that the office has made; head and a guest are asked. It is Monday, 16/08/2021, 8:00: three working days before, Tuesday still keeps the term.
/// </summary>
internal sealed class InvitationStage : IAsyncDisposable
{
    private readonly MailServer _mail;

    private InvitationStage(TestApp app, SampleOffice office, MailServer mail) => (App, Office, _mail) = (app, office, mail);

    public TestApp App { get; }

    public SampleOffice Office { get; }

    public Guid Unit { get; private set; }

    public Guid Meeting { get; private set; }

    public Guid HeadLine { get; private set; }

    public Guid GuestLine { get; private set; }

    public Guid[] Items { get; private set; } = [];

    public static Instant At(int day, int hour, int minute = 0) =>
        new LocalDateTime(2021, 8, day, hour, minute).InZoneStrictly(Domain.Calendars.Deadline.Zone).ToInstant();

    public static async Task<InvitationStage> BuildAsync(AppFixture fixture, string state = MeetingStates.Approved, bool withMail = false)
    {
        var mail = new MailServer();
        if (withMail)
        {
            await mail.StartAsync();
        }

        var app = await fixture.NewAppAsync(adjust: builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Channels:Site"] = "https://giaoban.example.vn",
            ["Channels:Mail:Host"] = withMail ? "127.0.0.1" : "",
            ["Channels:Mail:Port"] = mail.Port.ToString(CultureInfo.InvariantCulture),
            ["Channels:Mail:From"] = "vanphong@giaoban.example.vn",
            ["Channels:Mail:FromName"] = "Văn phòng, xã Mẫu",
        }));
        app.Clock.SetTo(2021, 8, 16, 8, 0);
        var stage = new InvitationStage(app, await SampleOffice.FoundAsync(app), mail);
        await app.InTenantAsync(1, stage.PeopleAsync);
        await stage.MeetAsync(state);
        return stage;
    }

    public Task<Actor> ActorAsync(string user) => Office.ActorOf(user);

    public async Task<T> DoAsync<TUse, T>(string user, Func<TUse, Actor, Task<T>> work)
        where TUse : notnull
    {
        var actor = await ActorAsync(user);
        return await App.InTenantAsync(1, services => work(services.GetRequiredService<TUse>(), actor));
    }

    public Task<Result<int>> SendAsync(string? shortReason = null, string by = "office") =>
        DoAsync<SendInvitations, Result<int>>(by, (s, actor) => s.HandleAsync(actor, Meeting, shortReason, default));

    public async Task<Result<Guid>> ReportAsync(string by, string? deputy, Guid? participant = null, params Guid[] items)
    {
        var official = deputy is null ? (Guid?)null : await Office.OfficialOf(deputy);
        return await DoAsync<ReportAbsence, Result<Guid>>(by, (r, actor) => r.HandleAsync(actor, new ReportAbsenceRequest(Meeting, participant, "Đi công tác tỉnh", items, official), default));
    }

    public Task<Result<Absence>> DecideAsync(Guid absence, string decision, string by = "approver", string? note = null) =>
        DoAsync<DecideAbsence, Result<Absence>>(by, (d, actor) => d.HandleAsync(actor, new DecideAbsenceRequest(Meeting, absence, decision, null, note), default));

    public async Task<MeetingFile> FileAsync(string user = "office") =>
        (await DoAsync<MeetingReader, MeetingFile?>(user, (r, actor) => r.FindAsync(actor, Meeting, default)))!;

    /// <summary>Lets the worker send, and reads the calendars that arrived: address -> the newest event for it, with its method.</summary>
    public async Task<Dictionary<string, (string Method, StrictCalendar Event)>> DeliverAsync()
    {
        var channel = App.Services.GetServices<IMessageChannel>().Single(c => c.Name == MessageChannels.Mail);
        var worker = new MessageWorker(
            App.Services.GetRequiredService<IServiceScopeFactory>(), App.Services.GetRequiredService<SendMessages>(), [channel], App.Clock, NullLogger<MessageWorker>.Instance);
        await worker.RunDueAsync(channel, false, CancellationToken.None);
        var found = new Dictionary<string, (string, StrictCalendar)>(StringComparer.Ordinal);
        foreach (var mail in _mail.Taken)
        {
            var part = MailParts.Of(mail)[1];
            var calendar = StrictCalendar.Read(System.Text.Encoding.UTF8.GetBytes(part.Text));
            Assert.Equal(part.Parameter("method"), calendar.Text("METHOD"));
            var to = mail.Split('\n').First(l => l.StartsWith("To: ", StringComparison.Ordinal))[4..].Trim();
            if (!found.TryGetValue(to, out var known) || string.CompareOrdinal(known.Item2.Text("DTSTAMP"), calendar.Parts[0].Text("DTSTAMP")) < 0)
            {
                found[to] = (calendar.Text("METHOD")!, Assert.Single(calendar.Parts));
            }
        }

        return found;
    }

    public Task<long> CountAsync(string rows) => App.ScalarAsync<long>($"select count(*) from {rows}");

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _mail.Dispose();
    }

    private async Task PeopleAsync(IServiceProvider services)
    {
        var (db, ids) = (services.GetRequiredService<GiaoBanDbContext>(), services.GetRequiredService<IdSource>());
        var hash = services.GetRequiredService<PasswordVault>().Hash(SampleOffice.Password);
        Unit = ids.Next();
        db.Add(new Unit { TenantId = 1, UnitId = Unit, Code = "kinh-te", Name = "Phòng Kinh tế", ShortName = "KT", Kind = "phong", Block = "chinh-quyen", SortOrder = 2, ValidFrom = SampleOffice.Beginning });
        await db.SaveChangesAsync();
        foreach (var (user, title, name) in new[] { ("head", "Trưởng phòng", "Trần Văn Đầu"), ("deputy", "Phó trưởng phòng", "Lê Thị Thay"), ("clerk", "Chuyên viên", "Phạm Văn Viên") })
        {
            var (post, official) = (ids.Next(), ids.Next());
            db.Add(new Post { TenantId = 1, PostId = post, UnitId = Unit, Code = user, Title = title, Roles = ["contributor"], Reports = user == "head", ValidFrom = SampleOffice.Beginning });
            db.Add(new Official { TenantId = 1, OfficialId = official, FullName = name, Email = user + "@giaoban.example.vn" });
            await db.SaveChangesAsync();
            db.Add(new Assignment { TenantId = 1, AssignmentId = ids.Next(), PostId = post, OfficialId = official, ValidFrom = SampleOffice.Beginning });
            db.Add(new Account { TenantId = 1, AccountId = ids.Next(), OfficialId = official, UserName = user, PasswordHash = hash, SecurityStamp = ids.Next(), CreatedAt = App.Clock.GetCurrentInstant() });
            await db.SaveChangesAsync();
        }
    }

    private async Task MeetAsync(string state)
    {
        var (chair, office, head) = (await ActorAsync("approver"), await ActorAsync("office"), await ActorAsync("head"));
        await App.ExecuteAsync("update officials set email = 'chutri@giaoban.example.vn' where official_id = (select official_id from accounts where user_name = 'approver')");
        // The sample office has one unit: the host is another, so that its people do not all prepare the meeting.
        var host = Guid.CreateVersion7();
        (Meeting, HeadLine, GuestLine) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Items = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        await App.InTenantAsync(1, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            rows.Units.Add(new Unit { TenantId = 1, UnitId = host, Code = "tham-muu", Name = "Phòng Tham mưu", ShortName = "TM", Kind = "phong", Block = "chinh-quyen", SortOrder = 3, ValidFrom = SampleOffice.Beginning });
            await rows.SaveChangesAsync();
            rows.Meetings.Add(new Meeting
            {
                TenantId = 1,
                MeetingId = Meeting,
                Kind = "giai-quyet-cong-viec",
                Title = "Họp về giải phóng mặt bằng",
                State = state,
                Content = "Nội dung không gửi đi",
                HostUnit = host,
                ChairPost = chair.Posts[0].PostId,
                ChairOfficial = chair.OfficialId,
                SecretaryPost = office.Posts[0].PostId,
                SecretaryOfficial = office.OfficialId,
                StartsAt = At(20, 14),
                EndsAt = At(20, 16),
                Place = "Phòng họp 1",
                MadeBy = office.OfficialId,
                MadePost = office.Posts[0].PostId,
                MadeAt = At(16, 8),
                ChangedAt = At(16, 8),
            });
            await rows.SaveChangesAsync();
            rows.MeetingParticipants.Add(new MeetingParticipant
            {
                TenantId = 1,
                MeetingId = Meeting,
                ParticipantId = HeadLine,
                PostId = head.Posts[0].PostId,
                OfficialId = head.OfficialId,
                Capacity = Capacities.Required,
                InviteReason = "Phụ trách mặt bằng",
            });
            rows.MeetingParticipants.Add(new MeetingParticipant
            {
                TenantId = 1,
                MeetingId = Meeting,
                ParticipantId = GuestLine,
                GuestName = "Đại diện chủ đầu tư",
                GuestAddress = "khach@congty.example.vn",
                Capacity = Capacities.Guest,
                InviteReason = "Chủ đầu tư",
            });
            rows.AgendaItems.AddRange(Items.Select((id, i) => new AgendaItem { TenantId = 1, MeetingId = Meeting, ItemId = id, Position = i + 1, Title = $"Nội dung {i + 1}", Kind = AgendaKinds.Discuss, PlannedMinutes = 30 }));
            await rows.SaveChangesAsync();
        });
        await PlaceAsync();
    }

    /// <summary>Takes chair and people at the hour of the meeting, as its approval would.</summary>
    private async Task PlaceAsync()
    {
        var actor = await ActorAsync("office");
        await App.InTenantAsync(1, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            await using var transaction = await JoinedTransaction.BeginAsync(rows, default);
            var file = await services.GetRequiredService<MeetingReader>().FindAsync(actor, Meeting, default);
            Assert.True((await services.GetRequiredService<MeetingBookings>().PlaceAsync(file!, [], null, actor.OfficialId, default)).IsOk);
            await transaction.CommitAsync(default);
        });
    }
}

using GiaoBan.Domain.Meetings;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Meetings.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Tasks.Contracts;
using GiaoBan.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace GiaoBan.Tests.Meetings;

/// <summary>The sample office and a unit beside it that prepares meetings. It is Monday, 16/08/2021, 8:00.</summary>
internal sealed class SimilarStage
{
    private SimilarStage(TestApp app, SampleOffice office) => (App, Office) = (app, office);

    public TestApp App { get; }

    public SampleOffice Office { get; }

    public Guid HostUnit { get; private set; }

    public static async Task<SimilarStage> BuildAsync(TestApp app)
    {
        app.Clock.SetTo(2021, 8, 16, 8, 0);
        var stage = new SimilarStage(app, await SampleOffice.FoundAsync(app));
        stage.HostUnit = await app.InTenantAsync(1, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            var unit = new Unit
            {
                TenantId = 1,
                UnitId = services.GetRequiredService<IdSource>().Next(),
                Code = "do-thi",
                Name = "Phòng Kinh tế",
                ShortName = "KT",
                Kind = "phong",
                Block = "chinh-quyen",
                SortOrder = 2,
                ValidFrom = SampleOffice.Beginning,
            };
            rows.Units.Add(unit);
            await rows.SaveChangesAsync();
            return unit.UnitId;
        });
        return stage;
    }

    public Task<T> DoAsync<TUse, T>(Func<TUse, Task<T>> work)
        where TUse : notnull => App.InTenantAsync(1, services => work(services.GetRequiredService<TUse>()));

    /// <summary>A meeting in August 2021 of one hour from ten, made by a role; the approver chairs, others must come.</summary>
    public async Task<Guid> MeetingAsync(string title, int day, string state = MeetingStates.Requested, string by = Roles.Office, string content = "", params string[] people)
    {
        var (maker, chair) = (await Office.ActorOf(by), await Office.ActorOf(Roles.Approver));
        var others = new List<Actor>();
        foreach (var role in people)
        {
            others.Add(await Office.ActorOf(role));
        }

        return await App.InTenantAsync(1, async services =>
        {
            var (rows, ids) = (services.GetRequiredService<GiaoBanDbContext>(), services.GetRequiredService<IdSource>());
            var at = At(day, 10);
            var held = state is MeetingStates.InProgress or MeetingStates.Concluding or MeetingStates.Closed;
            var meeting = new Meeting
            {
                TenantId = 1,
                MeetingId = ids.Next(),
                Kind = "chuyen-de",
                Title = title,
                Content = content,
                State = state,
                HostUnit = HostUnit,
                ChairPost = chair.Posts[0].PostId,
                ChairOfficial = chair.OfficialId,
                StartsAt = at,
                EndsAt = at.Plus(Duration.FromHours(1)),
                BeganAt = held ? at : null,
                MadeBy = maker.OfficialId,
                MadePost = maker.Posts[0].PostId,
                MadeAt = At(1, 8),
                ChangedAt = At(1, 8),
            };
            rows.Meetings.Add(meeting);
            await rows.SaveChangesAsync();
            rows.MeetingParticipants.AddRange(others.Prepend(chair).Select((actor, n) => new MeetingParticipant
            {
                TenantId = 1,
                MeetingId = meeting.MeetingId,
                ParticipantId = ids.Next(),
                PostId = actor.Posts[0].PostId,
                OfficialId = actor.OfficialId,
                Capacity = n == 0 ? Capacities.Chair : Capacities.Required,
                InviteReason = "Phụ trách",
            }));
            await rows.SaveChangesAsync();
            return meeting.MeetingId;
        });
    }

    /// <summary>A task of a meeting's conclusion, due on the last of the month unless it is told otherwise.</summary>
    public async Task<Guid> TaskAsync(Guid meeting, string text, LocalDate? due = null)
    {
        var (office, lead) = (await Office.ActorOf(Roles.Office), await Office.PostOf(Roles.Contributor));
        return await App.InTenantAsync(1, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            var task = services.GetRequiredService<TaskGiver>().Add(
                rows, office,
                new NewTask(Domain.Tasks.TaskSources.Conclusion, meeting, "Kết luận cuộc họp", null, text, null, lead, [], due ?? new LocalDate(2021, 8, 31), office.Posts[0].PostId));
            await rows.SaveChangesAsync();
            return task;
        });
    }

    public static Instant At(int day, int hour) => new LocalDateTime(2021, 8, day, hour, 0).InZoneStrictly(Domain.Calendars.Deadline.Zone).ToInstant();
}

using System.Net;
using System.Text.Json;
using GiaoBan.Modules.Meetings.Rules;
using GiaoBan.Tests.Infrastructure;

namespace GiaoBan.Tests.Meetings.Requests;

/// <summary><c>/meetings</c>: requests made by other programs, lists, a move that names every clash (NN-1, NN-3, SK-10).</summary>
public sealed class MeetingApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Post_AWholeRequest_IsSentOnceUnderItsKey()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var api = await stage.ApiAsync("head");
        var made = await api.PostAsync("/api/v1/meetings", Body(), "hop-1");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("requested", made.Body.GetProperty("state").GetString());
        Assert.Empty(made.Body.GetProperty("lacks").EnumerateArray());
        Assert.Equal(made.Text, (await api.PostAsync("/api/v1/meetings", Body(), "hop-1")).Text);
        Assert.Equal(1, await stage.CountAsync("meetings"));
        var id = made.Body.GetProperty("id").GetGuid();
        var whole = (await api.GetAsync($"/api/v1/meetings/{id}")).Body;
        Assert.Equal("8", whole.GetProperty("personHours").GetString());
        Assert.Equal(["chair", "secretary", "required", "guest"], whole.GetProperty("participants").EnumerateArray().Select(p => p.GetProperty("capacity").GetString()));
        Assert.Equal("2021-08-20T14:00:00+07:00", whole.GetProperty("startsAt").GetString());
    }

    [Fact]
    public async Task Post_WhatLacks_NamesThePlacesAsTheyWereSent()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var api = await stage.ApiAsync("head");
        var made = await api.PostAsync("/api/v1/meetings", new { kind = "giai-quyet-cong-viec", title = "Việc chợ", participants = new[] { new { post = "clerk" } } });
        Assert.Equal("draft", made.Body.GetProperty("state").GetString());
        var fields = made.Body.GetProperty("lacks").EnumerateArray().Select(l => l.GetProperty("field").GetString()).ToList();
        Assert.Contains("startsAt", fields);
        Assert.Contains("participants[0].reason", fields);
        var refused = await api.PostAsync("/api/v1/meetings", new { kind = "khong-co", title = "", ownerPost = "khong-co" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "meetingrequests.post.unknown"), (refused.Status, refused.Code));
        var marked = await api.PostAsync("/api/v1/meetings", new { kind = "giai-quyet-cong-viec", title = "Việc chợ", content = "TUYỆT MẬT" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "secrecy.marked"), (marked.Status, marked.Code));
    }

    [Fact]
    public async Task Move_OntoAnotherMeeting_IsRefusedWithEveryClash()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        await stage.ApprovedAsync(await stage.WholeAsync());
        var id = await stage.ApprovedAsync(await stage.WholeAsync("Sắp xếp lại chợ", 23));
        var api = await stage.ApiAsync("head");
        var refused = await api.PostAsync($"/api/v1/meetings/{id}/move", new { startsAt = "2021-08-20T15:00:00+07:00", endsAt = "2021-08-20T17:00:00+07:00", room = "Hội trường", reason = "Gấp" });
        Assert.Equal((HttpStatusCode.Conflict, "schedules.claim.overlaps"), (refused.Status, refused.Code));
        var clashes = refused.Body.GetProperty("clashes").EnumerateArray().ToList();
        Assert.Equal(2, clashes.Count(c => c.GetProperty("means").GetString() == "refused"));
        Assert.Contains(clashes, c => c.GetProperty("means").GetString() == "to-resolve");
        Assert.Contains(clashes, c => c.GetProperty("resource").GetString() == "Hội trường");
        var moved = await api.PostAsync($"/api/v1/meetings/{id}/move", new { startsAt = "2021-08-20T16:00:00+07:00", endsAt = "2021-08-20T17:00:00+07:00", room = "Hội trường" });
        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.Equal("2021-08-20T16:00:00+07:00", moved.Body.GetProperty("startsAt").GetString());
    }

    [Fact]
    public async Task Get_MeetingsOfOthers_AreNotThere()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        var id = await stage.ApprovedAsync(await stage.WholeAsync());
        var stranger = await stage.ApiAsync("contributor");
        Assert.Equal((HttpStatusCode.NotFound, "meetings.meeting.not-found"), await CodeAsync(stranger.GetAsync($"/api/v1/meetings/{id}")));
        Assert.Equal((HttpStatusCode.NotFound, "meetings.meeting.not-found"), await CodeAsync(stranger.PostAsync($"/api/v1/meetings/{id}/move", new { startsAt = "2021-08-20T16:00:00+07:00", endsAt = "2021-08-20T17:00:00+07:00" })));
        Assert.Empty((await stranger.GetAsync("/api/v1/meetings")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Get_AList_GoesOnWhereItEnded()
    {
        await using var stage = await RequestingStage.BuildAsync(fixture);
        foreach (var day in new[] { 20, 23, 24 })
        {
            await stage.AskedAsync(await stage.WholeAsync($"Họp ngày {day}", day));
        }

        var api = await stage.ApiAsync("head");
        var first = (await api.GetAsync("/api/v1/meetings?limit=2&state=requested&from=2021-08-20")).Body;
        var second = (await api.GetAsync($"/api/v1/meetings?limit=2&cursor={first.GetProperty("next").GetString()}")).Body;
        Assert.Equal(["Họp ngày 20", "Họp ngày 23", "Họp ngày 24"], Titles(first).Concat(Titles(second)));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal("reporting.list.cursor", (await api.GetAsync("/api/v1/meetings?cursor=x")).Code);
        Assert.Equal("meetings.state.unknown", (await api.GetAsync("/api/v1/meetings?state=x")).Code);
    }

    private static async Task<(HttpStatusCode Status, string? Code)> CodeAsync(Task<ApiAnswer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer.Code);
    }

    private static IEnumerable<string?> Titles(JsonElement list) => list.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString());

    private static object Body() => new
    {
        kind = "giai-quyet-cong-viec",
        title = "Giải phóng mặt bằng",
        purpose = "Thống nhất phương án",
        content = "Ba hộ chưa nhận tiền",
        needGround = "lien-don-vi",
        ownerPost = "head",
        chairPost = "approver",
        secretaryPost = "office",
        startsAt = "2021-08-20T14:00:00+07:00",
        endsAt = "2021-08-20T16:00:00+07:00",
        room = "Hội trường",
        participants = new object[] { new { post = "head", reason = "Phụ trách" }, new { guest = "Công ty A", address = "a@congty.example.vn", reason = "Chủ đầu tư" } },
        answers = MeetingRuleBook.Shipped.Cases.Select(c => new { @case = c.Code, holds = false }).ToArray(),
        send = true,
    };
}

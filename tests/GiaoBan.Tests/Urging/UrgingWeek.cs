using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Urging;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Urging;

/// <summary>The small commune with a mail server in its settings and an address for everybody; week 33 is due on Thursday 19/8/2021, 20:00.</summary>
internal static class UrgingWeek
{
    public const string Office = "vp-dau-moi-chinh-quyen";

    public static async Task<StreamWeek> OpenAsync(AppFixture fixture, Action<WebApplicationBuilder>? adjust = null)
    {
        var week = await StreamWeek.OpenAsync(fixture, adjust: builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Channels:Site"] = "https://giaoban.example.vn/",
                ["Channels:Mail:Host"] = "127.0.0.1",
                ["Channels:Mail:From"] = "nhac@giaoban.example.vn",
            });
            adjust?.Invoke(builder);
        });
        await week.App.ExecuteAsync("update officials set email = md5(full_name) || '@example.vn'");
        return week;
    }

    /// <summary>The worker's look.</summary>
    public static Task<UrgingOutcome> LookAsync(this StreamWeek week) =>
        week.App.InTenantAsync(StreamWeek.Tenant, s => s.GetRequiredService<RunUrgingPlans>().HandleAsync(StreamWeek.Tenant, CancellationToken.None));

    /// <summary>Looks on Thursday at 19:50, so that what falls later falls.</summary>
    public static async Task BeginAsync(this StreamWeek week)
    {
        week.Clock.SetTo(2021, 8, 19, 19, 50);
        Assert.Equal(0, (await week.LookAsync()).Reports);
    }

    /// <summary>A browser in which a post's holder is signed in.</summary>
    public static async Task<TestBrowser> SignInAsync(this StreamWeek week, string post)
    {
        await week.App.InTenantAsync(StreamWeek.Tenant, async services =>
        {
            var rows = services.GetRequiredService<GiaoBanDbContext>();
            var ids = services.GetRequiredService<IdSource>();
            rows.Add(new Account
            {
                TenantId = StreamWeek.Tenant,
                AccountId = ids.Next(),
                OfficialId = week.Holder(post).OfficialId,
                UserName = post,
                PasswordHash = services.GetRequiredService<PasswordVault>().Hash(SampleOffice.Password),
                SecurityStamp = ids.Next(),
                CreatedAt = week.Clock.GetCurrentInstant(),
            });
            await rows.SaveChangesAsync();
        });
        var browser = week.App.NewBrowser();
        var page = await (await browser.GetAsync("/dang-nhap?ve=/tai-khoan")).Form().Fill("userName", post).Fill("password", SampleOffice.Password).SubmitAsync();
        Assert.Equal("/tai-khoan", page.Path);
        return browser;
    }

    public static Task<Result<UrgedNow>> UrgeNowAsync(this StreamWeek week, UrgeNowRequest request, string by = Office) =>
        week.DoAsync<UrgeNow, UrgedNow>(h => h.HandleAsync(week.Holder(by), request, CancellationToken.None));

    /// <summary>The body of the message to a post's holder.</summary>
    public static Task<string?> BodyToAsync(this StreamWeek week, string post) => week.App.ScalarAsync<string>(
        "select m.body from outbox_messages m join officials x using (tenant_id, official_id) where x.full_name = $1 order by m.made_at desc limit 1", "Người giữ " + post);

    public static Task<long> CountAsync(this StreamWeek week, string from) => week.App.ScalarAsync<long>("select count(*) from " + from);
}

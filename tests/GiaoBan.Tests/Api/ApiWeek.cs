using System.Text.Json;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Reporting;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Api;

/// <summary>A <see cref="StreamWeek"/> that programs call: an account and a token for whoever holds a post.</summary>
internal sealed class ApiWeek : IAsyncDisposable
{
    public const string Focal = "vp-dau-moi-chinh-quyen";
    public const string Farming = "dc-nn";
    public const string Chairman = "chu-tich-ubnd";

    private ApiWeek(StreamWeek week) => Week = week;

    public StreamWeek Week { get; }

    public TestApp App => Week.App;

    public static async Task<ApiWeek> OpenAsync(AppFixture fixture) => new(await StreamWeek.OpenAsync(fixture));

    /// <summary>A program with the token of whoever holds a post.</summary>
    public async Task<TestApi> ApiAsync(string post, params string[] scopes) => App.NewApi(await App.InTenantAsync(StreamWeek.Tenant, async services =>
    {
        var (rows, ids, holder) = (services.GetRequiredService<GiaoBanDbContext>(), services.GetRequiredService<IdSource>(), Week.Holder(post));
        var account = new Account
        {
            TenantId = StreamWeek.Tenant,
            AccountId = ids.Next(),
            OfficialId = holder.OfficialId,
            UserName = $"{post}-{ids.Next():n}",
            PasswordHash = "-",
            SecurityStamp = ids.Next(),
            CreatedAt = App.Clock.GetCurrentInstant(),
        };
        rows.Add(account);
        await rows.SaveChangesAsync();
        var issued = await services.GetRequiredService<IssueToken>().Handle(new IssueTokenRequest(account.AccountId, scopes, null), default);
        return issued.Value!.Token;
    }));

    /// <summary>Where a unit sends its report of week 33.</summary>
    public async Task<string> SubmissionsOf(string unit) => $"/api/v1/obligations/{await Week.SourceAsync(unit)}/submissions";

    /// <summary>A report that the rules let through.</summary>
    public static object Report(string area = "34.5") => new
    {
        sections = new[] { new { code = "ket-qua-chi-tieu", text = "Đã thu hoạch 34,5 ha lúa hè thu tại 04 thôn." } },
        figures = new[] { new { indicator = "dt-lua-he-thu", value = area } },
        activities = new[] { new { kind = "bao-cao", count = "1", unit = "văn bản", place = "", date = "2021-08-17", text = "" } },
        plan = new[] { new { date = "2021-08-23", from = "14:00", text = "Họp bàn thu hoạch lúa hè thu" } },
    };

    /// <summary>The names of an object's properties, in their order.</summary>
    public static string Names(JsonElement value) => string.Join(' ', value.EnumerateObject().Select(p => p.Name));

    public ValueTask DisposeAsync() => Week.DisposeAsync();
}

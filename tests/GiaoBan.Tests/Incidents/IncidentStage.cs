using System.Security.Cryptography;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Identity.Contracts;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Tests.Infrastructure;
using GiaoBan.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Incidents;

/// <summary>
/// An office with a post of every role, and a department beside it with two officials, <c>son</c> (its reporting post) and <c>binh</c>;
/// optionally under the province's regime, whose ad-hoc report binds the department. It is Thursday, 19/8/2021, 19:30.
/// </summary>
internal sealed class IncidentStage
{
    public const string Department = "so-xay-dung";

    private IncidentStage(TestApp app, SampleOffice office) => (App, Office) = (app, office);

    public TestApp App { get; }

    public SampleOffice Office { get; }

    public static async Task<IncidentStage> BuildAsync(TestApp app, string? pack = "dien-bien-353.yaml")
    {
        var stage = new IncidentStage(app, await SampleOffice.FoundAsync(app));
        await app.InTenantAsync(SampleOffice.TenantId, services => stage.FillAsync(services, pack));
        return stage;
    }

    /// <summary>Who holds a post to the program.</summary>
    public Task<Actor> ActorAsync(string user) => Office.ActorOf(user);

    /// <summary>The id of a post.</summary>
    public Task<Guid> PostAsync(string code) => Office.PostOf(code);

    /// <summary>Does something in the tenant, as a request does.</summary>
    public Task<Result<T>> DoAsync<THandler, T>(Func<THandler, Task<Result<T>>> act)
        where THandler : notnull =>
        App.InTenantAsync(SampleOffice.TenantId, services => act(services.GetRequiredService<THandler>()));

    /// <summary>How many rows a query counts.</summary>
    public async Task<long> CountAsync(string rows) => await App.ScalarAsync<long>($"select count(*) from {rows}");

    private async Task FillAsync(IServiceProvider services, string? pack)
    {
        var db = services.GetRequiredService<GiaoBanDbContext>();
        var ids = services.GetRequiredService<IdSource>();
        var now = App.Clock.GetCurrentInstant();
        var hash = services.GetRequiredService<PasswordVault>().Hash(SampleOffice.Password);
        if (pack is not null)
        {
            var source = await File.ReadAllTextAsync(Path.Combine(SharedFolder.Repository, "regimes", pack));
            db.Add(new RegimeVersion
            {
                TenantId = SampleOffice.TenantId,
                VersionId = ids.Next(),
                Regime = Path.GetFileNameWithoutExtension(pack),
                Number = 1,
                EffectiveFrom = SampleOffice.Beginning,
                Source = source,
                Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(source)),
                ImportedAt = now,
            });
        }

        var unit = ids.Next();
        db.Add(new Unit
        {
            TenantId = SampleOffice.TenantId,
            UnitId = unit,
            Code = Department,
            Name = "Sở Xây dựng",
            ShortName = "SXD",
            Kind = "so-ban-nganh",
            Block = "chinh-quyen",
            SortOrder = 2,
            ValidFrom = SampleOffice.Beginning,
        });
        await db.SaveChangesAsync();
        foreach (var user in new[] { "son", "binh" })
        {
            var (post, official) = (ids.Next(), ids.Next());
            db.Add(new Post
            {
                TenantId = SampleOffice.TenantId,
                PostId = post,
                UnitId = unit,
                Code = user,
                Title = $"Chức danh {user}",
                Roles = [Roles.Contributor],
                Reports = user == "son",
                ValidFrom = SampleOffice.Beginning,
            });
            db.Add(new Official { TenantId = SampleOffice.TenantId, OfficialId = official, FullName = $"Người giữ {user}" });
            await db.SaveChangesAsync();
            db.Add(new Assignment { TenantId = SampleOffice.TenantId, AssignmentId = ids.Next(), PostId = post, OfficialId = official, ValidFrom = SampleOffice.Beginning });
            db.Add(new Account
            {
                TenantId = SampleOffice.TenantId,
                AccountId = ids.Next(),
                OfficialId = official,
                UserName = user,
                PasswordHash = hash,
                SecurityStamp = ids.Next(),
                CreatedAt = now,
            });
            await db.SaveChangesAsync();
        }
    }
}

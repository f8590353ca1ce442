using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace GiaoBan.Tests.Identity;

/// <summary>Every route, as every role and as a stranger: nobody gets more or less than the table says, and nothing falls over.</summary>
public sealed class RouteWalkTests(OfficeFixture fixture) : IClassFixture<OfficeFixture>
{
    private const string Stranger = "stranger";

    public static TheoryData<string> Walkers => [Stranger, .. Roles.All];

    [Fact]
    public void Routes_OfTheProgram_AreInTheTableAndNameAPermission()
    {
        var walk = new RouteWalk(fixture.App, fixture.Office, RouteTable.Rows);
        Assert.True(walk.Stops.Count > 60);
        AssertNone(walk.Unlisted());
        AssertNone(walk.Gone());
    }

    [Theory]
    [MemberData(nameof(Walkers))]
    public async Task Routes_AskedByOne_AnswerAsTheTableSays(string who) =>
        AssertNone(await new RouteWalk(fixture.App, fixture.Office, RouteTable.Rows).WalkAsync(who == Stranger ? null : who));

    [Fact]
    public async Task Walk_PlantedRoutes_AreFound()
    {
        await using var app = await fixture.Program.NewAppAsync(routes: routes =>
        {
            routes.MapGet("/quen-quyen", () => "mở");
            routes.MapGet("/mo-cua", () => "mở").AllowAnonymous();
            routes.MapGet("/api/v1/mo-cua", () => "mở").AllowAnonymous();
            routes.MapGet("/dong-cua", () => "đóng").RequireAuthorization(Permissions.OrganisationManage);
            routes.MapPost("/hong", (HttpContext _) => throw new InvalidOperationException("hỏng")).AllowAnonymous();
        });
        var office = await SampleOffice.FoundAsync(app);
        var table = new Dictionary<string, string>(RouteTable.Rows)
        {
            ["/mo-cua"] = Permissions.OrganisationManage,
            ["/api/v1/mo-cua"] = Permissions.OrganisationManage,
            ["/dong-cua"] = Permissions.ComplianceRead,
            ["/hong"] = RouteTable.Anyone,
        };
        var walk = new RouteWalk(app, office, table);
        Assert.Equal(["GET /quen-quyen is not in the table", "GET /quen-quyen names no permission"], walk.Unlisted());
        Assert.Equal(["/api/v1/mo-cua", "/hong", "/hong", "/mo-cua"], PlantedIn(await walk.WalkAsync(null)));
        Assert.Equal(["/api/v1/mo-cua", "/dong-cua", "/hong", "/hong", "/mo-cua"], PlantedIn(await walk.WalkAsync(Roles.Leader)));

        static IEnumerable<string> PlantedIn(List<string> wrong) => wrong.Select(w => w[(w.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(' ')[1]);
    }

    private static void AssertNone(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));
}

using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace GiaoBan.App.Api;

/// <summary><c>/tokens</c> and <c>/me</c>.</summary>
public static class IdentityEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("identity");
        group.MapPost("/tokens", PostToken).AllowAnonymous().WithName("postToken")
            .WithSummary("Đổi tên đăng nhập và mật khẩu lấy một mã truy cập dùng trong 30 ngày.")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        group.MapGet("/me", GetMe).RequireAuthorization(Permissions.SignedIn).WithName("getMe")
            .WithSummary("Tôi là ai: cán bộ, đơn vị, chức danh đang giữ hoặc được ủy quyền, quyền hạn.");
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> PostToken(
        TokenRequest request, SignInDoor door, Text text, HttpContext context, CancellationToken cancellation)
    {
        var issued = await door.Enter(
            request.Tenant,
            new SignInRequest(request.UserName ?? "", request.Password ?? ""),
            (services, account) => services.GetRequiredService<IssueToken>().Handle(new IssueTokenRequest(account.AccountId, request.Scopes ?? [], null), cancellation),
            cancellation);
        context.Response.Headers.CacheControl = "no-store";
        return issued.IsOk ? TypedResults.Ok(new TokenAnswer(issued.Value.Token, issued.Value.ExpiresAt)) : issued.Errors.ToHttpResult(text);
    }

    private static Ok<MeAnswer> GetMe(CurrentActor current)
    {
        var actor = current.Actor;
        var own = actor.Posts.FirstOrDefault(p => p.DelegationId is null);
        return TypedResults.Ok(new MeAnswer(
            new OfficialAnswer(actor.OfficialId, actor.FullName, actor.UserName),
            own is null ? null : new UnitAnswer(own.UnitId, own.UnitCode, own.UnitName),
            [.. actor.Posts.Select(p => new PostAnswer(p.PostId, p.Code, p.Title, new UnitAnswer(p.UnitId, p.UnitCode, p.UnitName), p.Roles, p.DelegationId is not null))],
            [.. actor.Permissions.Order(StringComparer.Ordinal)]));
    }

    internal sealed record TokenRequest(string? UserName, string? Password, string? Tenant, IReadOnlyList<string>? Scopes);

    internal sealed record TokenAnswer(string Token, Instant ExpiresAt);

    internal sealed record MeAnswer(OfficialAnswer Official, UnitAnswer? Unit, IReadOnlyList<PostAnswer> Posts, IReadOnlyList<string> Permissions);

    internal sealed record OfficialAnswer(Guid Id, string FullName, string UserName);

    internal sealed record UnitAnswer(Guid Id, string Code, string Name);

    internal sealed record PostAnswer(Guid Id, string Code, string Title, UnitAnswer Unit, IReadOnlyList<string> Roles, bool Delegated);
}

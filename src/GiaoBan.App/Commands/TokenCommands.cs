using System.CommandLine;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Modules.Identity;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban token new --user U --scope S</c>: a token for a program that runs beside.</summary>
public static class TokenCommands
{
    /// <summary>The commands.</summary>
    /// <param name="clock">The program's clock.</param>
    public static Command Create(IClock clock) => new("token", "Mã truy cập cho chương trình khác") { New(clock) };

    private static Command New(IClock clock)
    {
        var user = new Option<string>("--user") { Description = "Tên đăng nhập mà mã này thay mặt", Required = true };
        var scope = new Option<string[]>("--scope") { Description = $"Phạm vi, nhắc lại được; bỏ trống là {TokenScopes.All}", AllowMultipleArgumentsPerToken = true };
        var options = new TenantCommandOptions();
        var command = options.On(new Command("new", "Cấp một mã dùng trong 30 ngày") { user, scope });
        command.SetAction((result, cancel) => result.InTenantAsync(
            clock,
            options,
            async (services, cancel) =>
            {
                var account = await services.GetRequiredService<AccountDirectory>().Find(result.GetRequiredValue(user), cancel);
                if (account is null)
                {
                    return Error.NotFound("identity.account.not-found");
                }

                var issued = await services.GetRequiredService<IssueToken>()
                    .Handle(new IssueTokenRequest(account.AccountId, result.GetValue(scope) ?? [], null), cancel);
                return issued.IsOk ? TokenLine.Of(account.UserName, issued.Value) : Result<TokenLine>.Refused(issued.Errors);
            },
            line => line.Token,
            cancel));
        return command;
    }

    private sealed record TokenLine(string User, string Token, string ExpiresAt, IReadOnlyList<string> Scopes)
    {
        public static TokenLine Of(string user, IssuedToken issued) => new(
            user, issued.Token, OffsetDateTimePattern.Rfc3339.Format(issued.ExpiresAt.InZone(Deadline.Zone).ToOffsetDateTime()), issued.Scopes);
    }
}

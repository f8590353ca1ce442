using System.CommandLine;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Identity;
using GiaoBan.Modules.Organisation;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban user add|list|reset-password|lock|unlock</c>: accounts, by whoever runs the machine.</summary>
public static class UserCommands
{
    /// <summary>Where a password may stand; without it a random one is made and printed.</summary>
    private const string PasswordVariable = "GIAOBAN_PASSWORD";

    /// <summary>The commands.</summary>
    /// <param name="clock">The program's clock.</param>
    public static Command Create(IClock clock) => new("user", "Tài khoản")
    {
        Add(clock),
        List(clock),
        Reset(clock),
        Lock(clock, "lock", "Đóng một tài khoản; người dùng ra khỏi chương trình trong 2 giây", locked: true),
        Lock(clock, "unlock", "Mở lại một tài khoản, hoặc bỏ tạm khóa do sai mật khẩu", locked: false),
    };

    private static Argument<string> UserArgument() => new("USER") { Description = "Tên đăng nhập" };

    private static Command Add(IClock clock)
    {
        var user = UserArgument();
        var name = new Option<string>("--name") { Description = "Họ và tên cán bộ", Required = true };
        var post = new Option<string?>("--post") { Description = "Mã chức danh giao cho người này từ hôm nay" };
        var organisation = new Option<string?>("--organisation")
        {
            Description = "Chỉ dùng khi cơ sở dữ liệu còn trống: tên cơ quan (cùng --tenant); người này làm quản trị",
        };
        var options = new TenantCommandOptions(MayFound: true);
        var command = options.On(new Command("add", $"Thêm cán bộ và tài khoản; mật khẩu lấy từ {PasswordVariable}, không có thì tự sinh và in ra") { user, name, post, organisation });
        command.SetAction((result, cancel) => result.InTenantAsync(
            clock,
            options,
            async (services, cancel) =>
            {
                // All or nothing: a refused user name leaves no official and no office behind.
                await using var transaction = await JoinedTransaction.BeginAsync(services.GetRequiredService<GiaoBanDbContext>(), cancel);
                var postId = result.GetValue(organisation) is { } office
                    ? await Found(services, result.GetValue(options.Tenant), office, cancel)
                    : await FindPost(services, result.GetValue(post), cancel);
                if (!postId.IsOk)
                {
                    return Result<FirstPassword>.Refused(postId.Errors);
                }

                var added = await AddUser(services, result.GetRequiredValue(name), result.GetRequiredValue(user), postId.Value, clock.Today(), cancel);
                if (added.IsOk)
                {
                    await transaction.CommitAsync(cancel);
                }

                return added;
            },
            given => $"{given.UserName}\t{given.Password}",
            cancel));
        return command;
    }

    private static async Task<Result<Guid>> Found(IServiceProvider services, string? code, string name, CancellationToken cancel)
    {
        var founded = await services.GetRequiredService<FoundTenant>().Handle(new FoundTenantRequest(code, name), cancel);
        return founded.IsOk ? founded.Value.AdministratorPostId : Result<Guid>.Refused(founded.Errors);
    }

    /// <summary>The post of a code; the empty id where none is asked for.</summary>
    private static async Task<Result<Guid>> FindPost(IServiceProvider services, string? code, CancellationToken cancel)
    {
        if (!await services.GetRequiredService<GiaoBanDbContext>().Tenants.AnyAsync(cancel))
        {
            return Error.Conflict("organisation.tenant.none");
        }

        var found = code is null
            ? null
            : await services.GetRequiredService<GiaoBanDbContext>().Posts.AsNoTracking().FirstOrDefaultAsync(p => p.Code == code, cancel);
        return code is not null && found is null ? Error.NotFound("organisation.post.not-found") : found?.PostId ?? Guid.Empty;
    }

    private static async Task<Result<FirstPassword>> AddUser(
        IServiceProvider services, string fullName, string userName, Guid postId, LocalDate today, CancellationToken cancel)
    {
        var official = await services.GetRequiredService<AddOfficial>().Handle(new AddOfficialRequest(fullName, null, null), null, cancel);
        if (!official.IsOk)
        {
            return Result<FirstPassword>.Refused(official.Errors);
        }

        var account = await services.GetRequiredService<AddAccount>()
            .Handle(new AddAccountRequest(official.Value, userName, Environment.GetEnvironmentVariable(PasswordVariable)), null, cancel);
        if (!account.IsOk || postId == Guid.Empty)
        {
            return account;
        }

        var assigned = await services.GetRequiredService<AssignPost>().Handle(new AssignPostRequest(postId, official.Value, today), null, cancel);
        return assigned.IsOk ? account : Result<FirstPassword>.Refused(assigned.Errors);
    }

    private static Command List(IClock clock)
    {
        var options = new TenantCommandOptions();
        var command = options.On(new Command("list", "Liệt kê tài khoản"));
        command.SetAction((result, cancel) => result.InTenantAsync(
            clock,
            options,
            async (services, cancel) => (Result<UserLine[]>)(await services.GetRequiredService<AccountDirectory>().List(cancel)).Select(UserLine.Of).ToArray(),
            lines => string.Join(Environment.NewLine, lines.Select(l => $"{l.UserName}\t{l.FullName}\t{l.State}")),
            cancel));
        return command;
    }

    private static Command Reset(IClock clock)
    {
        var user = UserArgument();
        var options = new TenantCommandOptions();
        var command = options.On(new Command("reset-password", $"Đặt lại mật khẩu; lấy từ {PasswordVariable}, không có thì tự sinh và in ra") { user });
        command.SetAction((result, cancel) => result.InTenantAsync(
            clock,
            options,
            (services, cancel) => services.GetRequiredService<ResetPassword>()
                .Handle(new ResetPasswordRequest(result.GetRequiredValue(user), Environment.GetEnvironmentVariable(PasswordVariable)), null, cancel),
            given => $"{given.UserName}\t{given.Password}",
            cancel));
        return command;
    }

    private static Command Lock(IClock clock, string name, string description, bool locked)
    {
        var user = UserArgument();
        var reason = new Option<string?>("--reason") { Description = "Lý do, ghi vào nhật ký" };
        var options = new TenantCommandOptions();
        var command = options.On(new Command(name, description) { user, reason });
        command.SetAction((result, cancel) => result.InTenantAsync(
            clock,
            options,
            async (services, cancel) =>
            {
                var userName = result.GetRequiredValue(user);
                var done = await services.GetRequiredService<LockAccount>().Handle(new LockAccountRequest(userName, locked, result.GetValue(reason)), null, cancel);
                return done.IsOk ? new LockAnswer(UserNames.Fold(userName), locked) : Result<LockAnswer>.Refused(done.Errors);
            },
            answer => $"{answer.UserName}\t{(answer.Locked ? "closed" : "open")}",
            cancel));
        return command;
    }

    private sealed record LockAnswer(string UserName, bool Locked);

    private sealed record UserLine(string UserName, string FullName, string State, string? LockedUntil)
    {
        public static UserLine Of(AccountLine line) => new(
            line.UserName, line.FullName, line.ClosedAt is not null ? "closed" : line.LockedUntil is not null ? "locked" : "open", line.LockedUntil?.ToString());
    }
}

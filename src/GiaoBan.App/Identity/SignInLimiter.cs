using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace GiaoBan.App.Identity;

/// <summary>How many tries to sign in a minute; an office of some hundred people behind one address stays below.</summary>
public sealed class SignInLimits
{
    /// <summary>From one address for one user name.</summary>
    public int PerUser { get; set; } = 20;

    /// <summary>From one address for all names.</summary>
    public int PerAddress { get; set; } = 600;
}

/// <summary>Slows guessing over many names and the hashing it costs; the lock of one account is counted in the database, not here.</summary>
public sealed class SignInLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<(string Address, string UserName)> _limiter;

    public SignInLimiter(IOptions<SignInLimits> limits)
    {
        var (perUser, perAddress) = (limits.Value.PerUser, limits.Value.PerAddress);
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<(string Address, string UserName), string>(t => RateLimitPartition.GetFixedWindowLimiter(t.Address, _ => Minute(perAddress))),
            PartitionedRateLimiter.Create<(string Address, string UserName), (string, string)>(t => RateLimitPartition.GetFixedWindowLimiter(t, _ => Minute(perUser))));
    }

    /// <summary>Whether one more try may be made now.</summary>
    public bool Admits(HttpContext context, string foldedUserName)
    {
        using var lease = _limiter.AttemptAcquire((context.Connection.RemoteIpAddress?.ToString() ?? "", foldedUserName));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    private static FixedWindowRateLimiterOptions Minute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };
}

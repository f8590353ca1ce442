using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace GiaoBan.Modules.Data;

/// <summary>A transaction of its own, or the one that the caller began: then only the caller commits. Without a commit all is undone.</summary>
public sealed class JoinedTransaction : IAsyncDisposable
{
    private readonly IDbContextTransaction? _own;

    private JoinedTransaction(IDbContextTransaction? own) => _own = own;

    /// <summary>Begins one, unless one is at work.</summary>
    public static async Task<JoinedTransaction> BeginAsync(DbContext db, CancellationToken cancel) =>
        new(db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null);

    /// <summary>Commits, if it is this one's to commit.</summary>
    public Task CommitAsync(CancellationToken cancel) => _own?.CommitAsync(cancel) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}

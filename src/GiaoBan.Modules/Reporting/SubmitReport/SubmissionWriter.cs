using System.Threading.Channels;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>
/// Stores filings durably. What arrives while a commit is under way goes into the next one together: at the rush before a deadline
/// one flush of the disk carries up to <see cref="MostPerCommit"/> reports, and a lone report waits for nobody.
/// </summary>
public sealed class SubmissionWriter : IAsyncDisposable
{
    private const int MostPerCommit = 64;

    // Two, so that one fills its batch while the other waits for the disk.
    private const int Writers = 2;

    private readonly NpgsqlDataSource _database;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4096) { SingleReader = false });
    private readonly Task[] _writers;

    public SubmissionWriter(NpgsqlDataSource database)
    {
        _database = database;
        _writers = [.. Enumerable.Range(0, Writers).Select(_ => Task.Run(WriteAsync))];
    }

    /// <summary>Stores a report and, with it or not at all, the plan that goes with it.</summary>
    public async Task<FilingOutcome> FileAsync(Filing report, Filing? plan, CancellationToken cancellation)
    {
        var waiting = new Waiting(report, plan);
        await _queue.Writer.WriteAsync(waiting, cancellation);
        // Once queued it may be committed at any moment: the caller waits for the truth even if the client has gone.
        return await waiting.Outcome.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Task.WhenAll(_writers);
    }

    private async Task WriteAsync()
    {
        var group = new List<Waiting>(MostPerCommit);
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < MostPerCommit && _queue.Reader.TryRead(out var waiting))
            {
                group.Add(waiting);
            }

            if (group.Count > 0)
            {
                await CommitAsync(group);
            }
        }
    }

    private async Task CommitAsync(List<Waiting> group)
    {
        try
        {
            var outcomes = await ExecuteAsync(group);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Outcome.TrySetResult(outcomes[i]);
            }
        }
        catch (PostgresException) when (group.Count > 1)
        {
            // One of them was refused by a constraint and took the others down with it: each alone, so that only the guilty one fails.
            foreach (var waiting in group)
            {
                await CommitAsync([waiting]);
            }
        }
#pragma warning disable CA1031 // Whatever happened belongs to the requests that wait, not to this loop.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            foreach (var waiting in group)
            {
                waiting.Outcome.TrySetException(fault);
            }
        }
    }

    private async Task<FilingOutcome[]> ExecuteAsync(List<Waiting> group)
    {
        await using var connection = await _database.OpenConnectionAsync();
        // A batch outside a transaction is one implicit transaction: all commands, one commit, one round trip.
        await using var batch = new NpgsqlBatch(connection);
        // Reports are locked in one order by all writers, so that two batches do not wait for each other.
        group.Sort((one, other) => one.Report.ObligationId.CompareTo(other.Report.ObligationId));
        foreach (var waiting in group)
        {
            if (waiting.Plan is null)
            {
                batch.BatchCommands.Add(waiting.Report.ToCommand());
                continue;
            }

            var (report, plan) = Filing.Together(waiting.Report, waiting.Plan);
            batch.BatchCommands.Add(report);
            batch.BatchCommands.Add(plan);
        }

        var outcomes = new FilingOutcome[group.Count];
        await using var reader = await batch.ExecuteReaderAsync();
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = Outcome(await NextAsync(reader, first: i == 0));
            if (group[i].Plan is not null && await NextAsync(reader, first: false) is var left && (left == "filed") != (outcomes[i] == FilingOutcome.Filed))
            {
                throw new InvalidOperationException($"A report was {outcomes[i]} and its plan {left}.");
            }
        }

        // The commit stands behind the last answer: only past it is the batch known to be durable. Left to the disposal, its failure would go unseen.
        if (await reader.NextResultAsync())
        {
            throw new InvalidOperationException("A batch of filings answered more than was asked.");
        }

        return outcomes;
    }

    private static async Task<string> NextAsync(NpgsqlDataReader reader, bool first)
    {
        if (!first)
        {
            await reader.NextResultAsync();
        }

        await reader.ReadAsync();
        return reader.GetString(0);
    }

    private static FilingOutcome Outcome(string word) => word switch
    {
        "filed" => FilingOutcome.Filed,
        "replayed" => FilingOutcome.Replayed,
        "stale" => FilingOutcome.Stale,
        _ => throw new InvalidOperationException($"file_submission answered {word}."),
    };

    private sealed record Waiting(Filing Report, Filing? Plan)
    {
        public TaskCompletionSource<FilingOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

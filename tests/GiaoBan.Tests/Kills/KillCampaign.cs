using System.Collections.Concurrent;
using System.Diagnostics;
using GiaoBan.Modules.Data;
using GiaoBan.Tests.Infrastructure;
using Npgsql;

namespace GiaoBan.Tests.Kills;

/// <summary>What a kill hits.</summary>
internal enum Victim
{
    /// <summary>The program.</summary>
    Program,

    /// <summary>PostgreSQL's first process.</summary>
    Server,

    /// <summary>A process of PostgreSQL that serves a connection: the server then goes through crash recovery.</summary>
    Backend,

    /// <summary>Both at once, as when the power goes.</summary>
    Both,
}

/// <summary>A program under load on a data folder of its own, killed again and again.</summary>
internal sealed class KillCampaign : IAsyncDisposable
{
    private const int Clients = 6;
    private const int ReceiptsBetween = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Answered> _answers = [];
    private readonly ConcurrentQueue<string> _wrong = [];
    private readonly List<ServedProgram> _programs = [];
    private readonly HttpClient _health = new() { Timeout = TimeSpan.FromSeconds(5) };
    private IReadOnlyList<CampaignReport> _reports = [];
    private IReadOnlyList<CampaignClient> _clients = [];
    private Task _work = Task.CompletedTask;

    /// <summary>The receipts that clients hold.</summary>
    public IReadOnlyCollection<Answered> Answers => _answers;

    /// <summary>Answers that no kill excuses.</summary>
    public IReadOnlyCollection<string> Wrong => _wrong;

    /// <summary>Answers that the kills took away.</summary>
    public int LostAnswers => _clients.Sum(c => c.LostAnswers);

    private string Data => _folder.Below("data");

    private ServedProgram Running => _programs[^1];

    /// <summary>Fills the folder, starts the program and the clients.</summary>
    public async Task StartAsync()
    {
        _reports = await CampaignStage.MakeAsync(Data);
        _programs.Add(await ServedProgram.StartAsync(Data));
        _clients = [.. Enumerable.Range(0, Clients).Select(i => new CampaignClient(i, _reports, () => Running.Address, _answers, _wrong))];
        _work = Task.WhenAll(_clients.Select(c => Task.Run(() => c.RunAsync(_stop.Token))));
        await FlowAsync();
    }

    /// <summary>Kills, waits until the program is ready again and reports flow again.</summary>
    public async Task KillAsync(Victim victim)
    {
        var server = Running.ServerProcessId;
        if (victim is Victim.Program or Victim.Both)
        {
            var killed = Running.KillAsync();
            if (victim == Victim.Both)
            {
                Kill(server);
            }

            await killed;
            _programs.Add(await ServedProgram.StartAsync(Data));
        }
        else
        {
            Kill(victim == Victim.Server ? server : ChildOf(server) ?? server);
        }

        var since = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Patience, $"Not ready again after the kill of {victim}.");
            await Task.Delay(50);
        }

        await FlowAsync();
    }

    /// <summary>Receipts that are lost, by the database as it runs now.</summary>
    public async Task<IReadOnlyList<string>> LostAsync()
    {
        await using var database = Connect();
        return await new CampaignVerdict(database).LostAsync(_answers);
    }

    /// <summary>Stops the clients; each has its last answer.</summary>
    public async Task FinishAsync()
    {
        await _stop.CancelAsync();
        await _work.WaitAsync(Patience);
    }

    /// <summary>Sends some of the answered requests once more: the answer must be the same bytes.</summary>
    public async Task<IReadOnlyList<string>> ReplayAsync(int every)
    {
        using var client = new CampaignClient(Clients, _reports, () => Running.Address, _answers, _wrong);
        var different = new List<string>();
        foreach (var (_, answered) in _answers.Index().Where(a => a.Index % every == 0))
        {
            if (await client.TryAsync(answered.Report, answered.Key, answered.Body) != answered.Text)
            {
                different.Add($"key {answered.Key} got another answer");
            }
        }

        return different;
    }

    /// <summary>A connection to its database.</summary>
    public NpgsqlDataSource Connect() =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PrivateCluster.ConnectionOfRunning(Data)!) { Pooling = false });

    /// <summary><c>giaoban db check</c>.</summary>
    public Task<(int ExitCode, string Output, string Errors)> CheckAsync() => ServedProgram.RunAsync("db", "check", "--data", Data);

    public async ValueTask DisposeAsync()
    {
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
        }

        // The last one first: an earlier one would end the server under it.
        for (var i = _programs.Count - 1; i >= 0; i--)
        {
            _programs[i].Dispose();
        }

        foreach (var client in _clients)
        {
            client.Dispose();
        }

        _stop.Dispose();
        _health.Dispose();
        await EndOfServerAsync();
        _folder.Dispose();
    }

    private async Task EndOfServerAsync()
    {
        // Children of a killed server end by themselves; until then they write into the folder.
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience && Directory.EnumerateDirectories("/proc").Any(p => LinkOf(p).StartsWith(_folder.Path, StringComparison.Ordinal)))
        {
            await Task.Delay(50);
        }
    }

    private static string LinkOf(string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget ?? "";
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private async Task FlowAsync()
    {
        var (before, since) = (_answers.Count, Stopwatch.GetTimestamp());
        while (_answers.Count < before + ReceiptsBetween)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Patience, $"No receipts come: {_wrong.FirstOrDefault()}");
            await Task.Delay(20);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _health.GetAsync(new Uri(Running.Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static void Kill(int processId)
    {
        if (processId > 0 && Directory.Exists($"/proc/{processId}"))
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
    }

    /// <summary>The child with the highest number: the connection opened last, or a helper of the server; any of them brings it down.</summary>
    private static int? ChildOf(int parent)
    {
        var file = $"/proc/{parent}/task/{parent}/children";
        return File.Exists(file)
            ? File.ReadAllText(file).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty(parent).Max()
            : null;
    }
}

using System.Collections.Concurrent;

namespace GiaoBan.Modules.Identity;

/// <summary>
/// Answers kept for a short while, one load at a time per key. Age counts from the start of the load, so nothing older than the time to live
/// is ever given; what a load throws is not kept.
/// </summary>
public sealed class ShortLivedCache<TKey, TValue>(TimeSpan timeToLive, int maxEntries, TimeProvider time)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    /// <summary>How many answers are kept, stale ones too.</summary>
    public int Count => _entries.Count;

    /// <summary>The value kept, or a new one.</summary>
    public Task<TValue> Get(TKey key, Func<TKey, Task<TValue>> load)
    {
        if (_entries.TryGetValue(key, out var entry) && IsFresh(entry))
        {
            return entry.Value.Value;
        }

        return GetNew(key, entry, load);
    }

    /// <summary>Drops a value, so that the next <see cref="Get"/> loads it.</summary>
    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    private async Task<TValue> GetNew(TKey key, Entry? stale, Func<TKey, Task<TValue>> load)
    {
        if (_entries.Count >= maxEntries)
        {
            Sweep();
        }

        var made = new Entry(time.GetTimestamp(), new Lazy<Task<TValue>>(() => load(key)));
        var kept = _entries.AddOrUpdate(key, made, (_, present) => ReferenceEquals(present, stale) ? made : present);
        try
        {
            return await kept.Value.Value;
        }
        catch
        {
            _entries.TryRemove(KeyValuePair.Create(key, kept));
            throw;
        }
    }

    private bool IsFresh(Entry entry) => time.GetElapsedTime(entry.Since) < timeToLive;

    private void Sweep()
    {
        foreach (var pair in _entries)
        {
            if (!IsFresh(pair.Value))
            {
                _entries.TryRemove(pair);
            }
        }

        // Still full of fresh ones: somebody tries many keys, and forgetting costs only loads.
        if (_entries.Count >= maxEntries)
        {
            _entries.Clear();
        }
    }

    private sealed record Entry(long Since, Lazy<Task<TValue>> Value);
}

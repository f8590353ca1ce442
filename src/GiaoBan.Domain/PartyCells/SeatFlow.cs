namespace GiaoBan.Domain.PartyCells;

/// <summary>
/// Most flow at least cost through a small net of whole capacities: successive cheapest paths, which find the most first and among those
/// the cheapest. The order in which edges are added breaks ties, so one input has one answer.
/// </summary>
internal sealed class SeatFlow(int nodes)
{
    private readonly List<(int To, int Room, long Cost)> _edges = [];
    private readonly List<int>[] _from = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];

    /// <summary>Adds an edge; its number.</summary>
    public int Add(int from, int to, int room, long cost)
    {
        _from[from].Add(_edges.Count);
        _edges.Add((to, room, cost));
        _from[to].Add(_edges.Count);
        _edges.Add((from, 0, -cost));
        return _edges.Count - 2;
    }

    /// <summary>Whether anything flows through an edge.</summary>
    public bool IsUsed(int edge) => _edges[edge + 1].Room > 0;

    /// <summary>Sends as much as there is room for.</summary>
    public void Run(int source, int sink)
    {
        while (CheapestPath(source) is var by && by[sink] >= 0)
        {
            for (var node = sink; node != source; node = _edges[by[node] ^ 1].To)
            {
                Move(by[node], -1);
                Move(by[node] ^ 1, 1);
            }
        }
    }

    private void Move(int edge, int room) => _edges[edge] = _edges[edge] with { Room = _edges[edge].Room + room };

    // Bellman and Ford with a queue: what flows back costs less than nothing.
    private int[] CheapestPath(int source)
    {
        var cost = Enumerable.Repeat(long.MaxValue, nodes).ToArray();
        var by = Enumerable.Repeat(-1, nodes).ToArray();
        var waiting = new bool[nodes];
        var queue = new Queue<int>([source]);
        cost[source] = 0;
        while (queue.TryDequeue(out var node))
        {
            waiting[node] = false;
            foreach (var edge in _from[node])
            {
                var (to, room, price) = _edges[edge];
                if (room > 0 && cost[node] + price < cost[to])
                {
                    (cost[to], by[to]) = (cost[node] + price, edge);
                    if (!waiting[to])
                    {
                        waiting[to] = true;
                        queue.Enqueue(to);
                    }
                }
            }
        }

        return by;
    }
}

using GiaoBan.Domain.Calendars;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Obligations to be, column by column: one statement stores them all.</summary>
public sealed class ObligationColumns
{
    private readonly List<Guid> _ids = [], _units = [], _posts = [], _versions = [];
    private readonly List<string> _regimes = [], _requirements = [], _tiers = [], _streams = [], _keys = [], _labels = [];
    private readonly List<DateOnly?> _from = [], _to = [];
    private readonly List<int> _years = [];
    private readonly List<DateTime?> _due = [];
    private readonly List<bool> _inclusive = [];

    public void Add(Guid id, Guid unit, Guid post, string regime, Guid version, string requirement, string tier, string stream, Period period, Deadline? due)
    {
        _ids.Add(id);
        _units.Add(unit);
        _posts.Add(post);
        _regimes.Add(regime);
        _versions.Add(version);
        _requirements.Add(requirement);
        _tiers.Add(tier);
        _streams.Add(stream);
        _keys.Add(period.Key);
        _labels.Add(period.Label);
        _from.Add(period.Window?.Start.ToDateOnly());
        _to.Add(period.Window?.End.ToDateOnly());
        _years.Add(period.Year);
        _due.Add(due?.At.ToDateTimeUtc());
        _inclusive.Add(due?.Inclusive ?? false);
    }

    public void AddTo(NpgsqlParameterCollection parameters)
    {
        object[] columns = [_ids, _units, _posts, _regimes, _versions, _requirements, _tiers, _streams, _keys, _labels, _from, _to, _years, _due, _inclusive];
        foreach (var column in columns)
        {
            parameters.Add(new NpgsqlParameter { Value = column });
        }
    }
}

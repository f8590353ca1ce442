using GiaoBan.Modules.Compliance.Contracts;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace GiaoBan.Modules.Compliance;

/// <summary>
/// What a query of the book asks of <c>obligations o</c>, as conditions that stand in the statement only where they are asked: among five million
/// rows a condition that may or may not count keeps the server from the index that fits.
/// </summary>
internal sealed class BookConditions
{
    /// <summary>The last day on which one may still send, as Deadline.LastDay has it: an exclusive midnight belongs to the day before.</summary>
    public const string LastDay = "((o.due_at at time zone interval '7 hours') - case when o.due_inclusive then interval '0' else interval '1 microsecond' end)::date";

    /// <summary>
    /// The posts that answer for a unit ($2) or that an official ($3) has held or been lent: an obligation's post is its unit's, and deadlines stand in an
    /// index by post.
    /// </summary>
    public const string PostsSql =
        """
        select p.post_id from posts p join units u on u.tenant_id = p.tenant_id and u.unit_id = p.unit_id
        where p.tenant_id = $1 and ($2::text is null or u.code = $2)
          and ($3::uuid is null
               or exists (select 1 from assignments a where a.tenant_id = p.tenant_id and a.post_id = p.post_id and a.official_id = $3)
               or exists (select 1 from delegations d where d.tenant_id = p.tenant_id and d.post_id = p.post_id and d.to_official_id = $3))
        """;

    // A regime of one tier names it "unit".
    private static readonly string[] Sources = ["contributor", "unit"];

    private readonly List<string> _conditions = ["o.tenant_id = $1"];
    private readonly List<NpgsqlParameter> _values = [];
    private bool _days;

    private BookConditions(int tenantId) => _values.Add(new() { Value = tenantId });

    /// <summary>The conditions of a query within a reach.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="reach">Whose lines may be read.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="posts">The posts of the unit or the official that the query names (<see cref="PostsSql"/>); null where it names neither.</param>
    public static BookConditions Of(int tenantId, BookReach reach, BookQuery query, Guid[]? posts)
    {
        var made = new BookConditions(tenantId);
        made.AddReach(reach);
        made.Add("o.tier = any({0})", query.Tier == "contributor" ? Sources : [query.Tier]);
        made.AddDays(query.From, query.To);
        made.AddPosts(posts);
        made.AddWhere(query.Requirement, "o.requirement = {0}");
        made.AddWhere(query.Period, "o.period_key = {0}");
        made.AddWhere(query.Person, "f.official_id = {0}");
        made.AddWhere(query.Id, "o.obligation_id = {0}");
        if (query.After is { } after)
        {
            made._conditions.Add($"({made.Order}) > ({made.Value(after.Due, NpgsqlDbType.TimestampTz)}, {made.Value(after.Id)})");
        }

        return made;
    }

    /// <summary>The conditions, to stand after <c>where</c>.</summary>
    public string Sql => string.Join("\n  and ", _conditions);

    /// <summary>The order of the book. Between days there is a deadline, and the index of deadlines has them in order.</summary>
    public string Order => _days ? "o.due_at, o.obligation_id" : "coalesce(o.due_at, 'infinity'), o.obligation_id";

    /// <summary>A value's place in the statement.</summary>
    public string Value(object value, NpgsqlDbType? type = null)
    {
        var parameter = new NpgsqlParameter { Value = value };
        if (type is { } given)
        {
            parameter.NpgsqlDbType = given;
        }

        _values.Add(parameter);
        return "$" + _values.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Gives the values to a statement.</summary>
    public void Fill(NpgsqlParameterCollection parameters)
    {
        foreach (var value in _values)
        {
            parameters.Add(value);
        }
    }

    private void Add(string condition, object value) => _conditions.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, condition, Value(value)));

    private void AddWhere(object? value, string condition)
    {
        if (value is not null)
        {
            Add(condition, value);
        }
    }

    // Posts by themselves, not by a question inside the statement: how many they are decides which index the server takes.
    private void AddPosts(Guid[]? posts)
    {
        if (posts is not null)
        {
            _conditions.Add(posts.Length == 1 ? $"o.post_id = {Value(posts[0])}" : $"o.post_id = any({Value(posts)})");
        }
    }

    private void AddReach(BookReach reach)
    {
        if (!reach.Everything)
        {
            _conditions.Add($"(o.post_id = any({Value(reach.Posts)}) or o.requirement = any({Value(reach.Requirements)}))");
        }
    }

    // The instants bound the index; the last day tells the midnights apart.
    private void AddDays(LocalDate? from, LocalDate? to)
    {
        _days = from is not null || to is not null;
        if (from is { } first)
        {
            var day = Value(first.ToDateOnly());
            _conditions.Add($"o.due_at >= {day}::timestamp at time zone interval '7 hours' and {LastDay} >= {day}");
        }

        if (to is { } last)
        {
            var day = Value(last.ToDateOnly());
            _conditions.Add($"o.due_at <= ({day} + 1)::timestamp at time zone interval '7 hours' and {LastDay} <= {day}");
        }
    }
}

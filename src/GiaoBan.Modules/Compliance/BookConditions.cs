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

    // A regime of one tier names it "unit".
    private static readonly string[] Sources = ["contributor", "unit"];

    private readonly List<string> _conditions = ["o.tenant_id = $1"];
    private readonly List<NpgsqlParameter> _values = [];
    private bool _days;

    private BookConditions(int tenantId) => _values.Add(new() { Value = tenantId });

    /// <summary>The conditions of a query within a reach.</summary>
    public static BookConditions Of(int tenantId, BookReach reach, BookQuery query)
    {
        var made = new BookConditions(tenantId);
        made.AddReach(reach);
        made.Add("o.tier = any({0})", query.Tier == "contributor" ? Sources : [query.Tier]);
        made.AddDays(query.From, query.To);

        // By the unit's posts, whose deadlines stand in one index: an obligation's post is its unit's.
        made.AddWhere(query.Unit, "o.post_id = any(array(select p.post_id from posts p join units u using (tenant_id, unit_id) where p.tenant_id = $1 and u.code = {0}))");
        made.AddWhere(query.Requirement, "o.requirement = {0}");
        made.AddWhere(query.Period, "o.period_key = {0}");
        made.AddPerson(query.Person);
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

    // What an official answers for belongs to a post once held or lent.
    private void AddPerson(Guid? person)
    {
        if (person is { } official)
        {
            var id = Value(official);
            _conditions.Add(
                $"""
                f.official_id = {id} and o.post_id = any(array(
                    select a.post_id from assignments a where a.tenant_id = $1 and a.official_id = {id}
                    union select d.post_id from delegations d where d.tenant_id = $1 and d.to_official_id = {id}))
                """);
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

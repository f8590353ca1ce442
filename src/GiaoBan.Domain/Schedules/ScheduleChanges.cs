using NodaTime;

namespace GiaoBan.Domain.Schedules;

/// <summary>What became of a line from one published version to the next.</summary>
public enum LineChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It is there no more.</summary>
    Removed,
}

/// <summary>What a line says: each is told by its own words in a list of changes.</summary>
public enum LineField
{
    /// <summary>Day and hours.</summary>
    When,

    /// <summary>What.</summary>
    Text,

    /// <summary>Who leads.</summary>
    Lead,

    /// <summary>Who takes part.</summary>
    People,

    /// <summary>Where.</summary>
    Place,

    /// <summary>With which vehicle.</summary>
    Vehicle,
}

/// <summary>A difference between two versions of a week's schedule.</summary>
/// <param name="Kind">What became of the line.</param>
/// <param name="Before">The line of the older version; null where it is new.</param>
/// <param name="After">The line of the newer version; null where it is gone.</param>
public sealed record LineChange(LineChangeKind Kind, ScheduleLine? Before, ScheduleLine? After)
{
    /// <summary>The line, the newer one if there is one.</summary>
    public ScheduleLine Line => After ?? Before!;

    /// <summary>What differs; nothing where the line is new or gone.</summary>
    public IReadOnlyList<LineField> Fields => Before is null || After is null ? [] : ScheduleChanges.FieldsOf(Before, After);

    /// <summary>The posts of the older and of the newer line: they are told, nobody else.</summary>
    public IReadOnlyList<Guid> Touched => [.. (Before?.Posts ?? []).Union(After?.Posts ?? [])];
}

/// <summary>Compares published versions line by line (SK-10: changes are told to whom they touch).</summary>
public static class ScheduleChanges
{
    /// <summary>The differences, in the order of day and hour.</summary>
    /// <remarks>A line is known by its id. Who is linked behind the same words makes no difference to a reader and is none here.</remarks>
    public static IReadOnlyList<LineChange> Of(IReadOnlyList<ScheduleLine> before, IReadOnlyList<ScheduleLine> after)
    {
        var (old, now) = (before.ToDictionary(l => l.Id), after.ToDictionary(l => l.Id));
        return
        [
            .. after.Where(l => !old.ContainsKey(l.Id)).Select(l => new LineChange(LineChangeKind.Added, null, l))
                .Concat(after.Where(l => old.TryGetValue(l.Id, out var was) && !was.SaysTheSame(l)).Select(l => new LineChange(LineChangeKind.Changed, old[l.Id], l)))
                .Concat(before.Where(l => !now.ContainsKey(l.Id)).Select(l => new LineChange(LineChangeKind.Removed, l, null)))
                .OrderBy(c => c.Line.Day).ThenBy(c => c.Line.From ?? LocalTime.Midnight).ThenBy(c => c.Line.Text, StringComparer.Ordinal),
        ];
    }

    /// <summary>What two lines say differently.</summary>
    public static IReadOnlyList<LineField> FieldsOf(ScheduleLine one, ScheduleLine other)
    {
        var fields = new List<LineField>();
        Note((one.Day, one.From, one.To) != (other.Day, other.From, other.To), LineField.When);
        Note(one.Text != other.Text, LineField.Text);
        Note(one.Lead != other.Lead, LineField.Lead);
        Note(one.People != other.People, LineField.People);
        Note(one.Place != other.Place, LineField.Place);
        Note(one.Vehicle != other.Vehicle, LineField.Vehicle);
        return fields;

        void Note(bool differs, LineField field)
        {
            if (differs)
            {
                fields.Add(field);
            }
        }
    }
}

using GiaoBan.Domain.Calendars;
using NodaTime;

namespace GiaoBan.Domain.Requests;

/// <summary>How a document words the day by which it wants an answer.</summary>
public enum DueWord
{
    /// <summary>Trong ngày, chậm nhất ngày D: until the day ends.</summary>
    Within,

    /// <summary>Trước ngày D: until the day before ends.</summary>
    Before,

    /// <summary>Chậm nhất … giờ ngày D: that hour included.</summary>
    At,
}

/// <summary>The deadline of a request as its document words it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Word">What is said of it.</param>
/// <param name="Time">The hour, for <see cref="DueWord.At"/>.</param>
public sealed record RequestDue(LocalDate Day, DueWord Word, LocalTime? Time = null)
{
    /// <summary>The instant; an hour that is not named is the day's end.</summary>
    public Deadline Deadline => (Word, Time) switch
    {
        (DueWord.Before, _) => Deadline.Within(Day.PlusDays(-1)),
        (DueWord.At, { } time) => Deadline.NotLaterThan(Day + time),
        _ => Deadline.Within(Day),
    };
}

using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>Why a day is off or worked besides being a weekday or a weekend.</summary>
public enum DayMark
{
    /// <summary>A holiday (ngày lễ, tết); it may fall on a weekend.</summary>
    Holiday,

    /// <summary>Off, since a holiday fell on a weekly day off (nghỉ bù).</summary>
    InLieu,

    /// <summary>Off by decision: a working day that was swapped, for one (nghỉ hoán đổi).</summary>
    DayOff,

    /// <summary>Worked by decision (làm bù).</summary>
    MakeUp,
}

/// <summary>A day with a mark, for pages: why is this day off.</summary>
/// <param name="Day">The day.</param>
/// <param name="Mark">Why.</param>
/// <param name="Name">The holiday's name, or what was decided, in Vietnamese; of a day in lieu the name of the holiday it stands for.</param>
/// <param name="Basis">Act and article, or dispatch, in Vietnamese.</param>
/// <param name="StandsFor">Of a day in lieu: the holiday's day; else null.</param>
/// <param name="IsProvisional">Whether which days the holiday takes is still to be decided for the year.</param>
public sealed record MarkedDay(LocalDate Day, DayMark Mark, string Name, string Basis, LocalDate? StandsFor = null, bool IsProvisional = false);

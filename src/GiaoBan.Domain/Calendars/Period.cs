using NodaTime;

namespace GiaoBan.Domain.Calendars;

/// <summary>A stretch of time that a report is about.</summary>
/// <param name="Key">Sorts in time and never changes: <c>2021-W33</c>, <c>2021-08</c>, <c>2021-Q1</c>.</param>
/// <param name="Label">As people write it: <c>Tuần 33/2021</c>, <c>Tháng 08/2021</c>.</param>
/// <param name="Window">The days whose work counts, first and last; null where the text does not state them.</param>
/// <param name="Year">The year whose running totals (lũy kế) the period belongs to.</param>
public sealed record Period(string Key, string Label, DateInterval? Window, int Year);

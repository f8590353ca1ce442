namespace GiaoBan.Domain.Calendars;

/// <summary>A day of the Vietnamese lunar calendar (âm lịch): mùng 10 tháng 3 năm 2026.</summary>
/// <param name="Year">The lunar year, named by the solar year in which it begins.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 30.</param>
/// <param name="IsLeapMonth">Whether the month is the second of its number (tháng nhuận).</param>
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeapMonth = false);

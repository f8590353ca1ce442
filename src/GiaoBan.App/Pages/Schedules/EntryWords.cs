using GiaoBan.App.Shared;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>Where an entry comes from, in words.</summary>
public static class EntryWords
{
    /// <summary>"Kế hoạch của Khuyến nông, bản 2, dòng 3; văn phòng".</summary>
    public static string Sources(Text text, ScheduleSeats seats, IReadOnlyList<ScheduleEntrySource> sources) =>
        string.Join("; ", sources.Select(s => s.UnitId is { } unit ? text["schedules.source.plan", seats.NameOf(unit), s.Version, s.Line] : text["schedules.source.office"]).Distinct());
}

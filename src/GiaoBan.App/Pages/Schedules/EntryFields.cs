using System.Globalization;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Schedules.Week;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>An entry as a form holds it.</summary>
public sealed class EntryFields
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.Create("H':'mm", CultureInfo.InvariantCulture);

    public string? Day { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Text { get; set; }

    public string? Lead { get; set; }

    public Guid? LeadSeat { get; set; }

    public string? People { get; set; }

    /// <summary>Posts and units that are linked and stay so.</summary>
    public Guid[] Linked { get; set; } = [];

    /// <summary>One more to link.</summary>
    public Guid? Link { get; set; }

    public string? Place { get; set; }

    public Guid? Room { get; set; }

    public Guid? Vehicle { get; set; }

    public string? Reason { get; set; }

    /// <summary>An entry as it stands.</summary>
    public static EntryFields Of(ScheduleEntry entry) => new()
    {
        Day = DateFields.Write(entry.Day),
        From = Write(entry.FromTime),
        To = Write(entry.ToTime),
        Text = entry.Text,
        Lead = entry.Lead,
        LeadSeat = entry.LeadPost ?? entry.LeadUnit,
        People = entry.People,
        Linked = [.. entry.Posts, .. entry.Units],
        Place = entry.Place,
        Room = entry.RoomId,
        Vehicle = entry.VehicleId,
    };

    /// <summary>An hour as a time field's value.</summary>
    public static string? Write(LocalTime? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What was typed, or null with messages at the fields.</summary>
    public EntryInput? Read(ModelStateDictionary state, Text text, ScheduleSeats seats)
    {
        var (day, from, to) = (state.ReadDate(Day, "Input.day", text), Time(state, From, "Input.from", text), Time(state, To, "Input.to", text));
        if (!state.IsValid)
        {
            return null;
        }

        Guid[] linked = [.. Linked.Concat(new[] { Link }.OfType<Guid>()).Distinct()];
        return new EntryInput(
            day!.Value, from, to, Text, Lead, LeadSeat, People, [.. linked.Where(seats.HasPost)], [.. linked.Where(l => !seats.HasPost(l))], Place, Room, Vehicle);
    }

    private static LocalTime? Time(ModelStateDictionary state, string? value, string field, Text text)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (Hour.Parse(value.Trim()).TryGetValue(default, out var time))
        {
            return time;
        }

        state.AddModelError(field, text["app.field.unreadable", value]);
        return null;
    }
}

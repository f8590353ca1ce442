using NodaTime;

namespace GiaoBan.Domain.Tasks;

/// <summary>A reminder of a task that is not done.</summary>
/// <param name="Day">Days from its due day: −2 is two days before, 0 the day itself.</param>
/// <param name="TellsGiver">Whether who gave it is told too.</param>
public readonly record struct TaskReminder(int Day, bool TellsGiver);

/// <summary>When whoever has a task is reminded: before, on and after its day; each step once for each due day (NN-8).</summary>
public static class TaskReminders
{
    /// <summary>The steps, the earliest first.</summary>
    public static readonly IReadOnlyList<TaskReminder> Steps = [new(-2, false), new(0, false), new(1, true), new(7, true), new(14, true), new(28, true)];

    /// <summary>The step that a day asks for, or null: the last one that has come. One that was missed gives way to the next.</summary>
    /// <param name="due">The day that counts.</param>
    /// <param name="today">Today.</param>
    /// <param name="givenOn">The day on which it was given: what was due sooner than a step's distance is not reminded of at once.</param>
    public static TaskReminder? StepOn(LocalDate due, LocalDate today, LocalDate givenOn)
    {
        var days = NodaTime.Period.DaysBetween(due, today);
        foreach (var step in Steps.Reverse())
        {
            if (step.Day <= days)
            {
                return due.PlusDays(step.Day) > givenOn ? step : null;
            }
        }

        return null;
    }
}

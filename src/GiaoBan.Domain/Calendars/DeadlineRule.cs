namespace GiaoBan.Domain.Calendars;

/// <summary>How a deadline is found from a period.</summary>
public abstract record DeadlineRule;

namespace GiaoBan.Domain.Calendars;

/// <summary>How periods follow one another.</summary>
public abstract record Cadence;

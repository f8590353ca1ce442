namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>What made an obligation; the planner keeps those of the calendar and leaves alone all others.</summary>
public static class Origins
{
    /// <summary>The calendar of a regime.</summary>
    public const string Period = "period";

    /// <summary>A numbered request (DB-8).</summary>
    public const string Request = "request";

    /// <summary>Something that ended or happened (DB-8).</summary>
    public const string Event = "event";

    /// <summary>An oral report that is followed by a written one (DB-10).</summary>
    public const string Incident = "incident";

    /// <summary>A report that was sent to a central agency, of which a copy is owed (DB-9).</summary>
    public const string Copy = "copy";
}

/// <summary>Faults of content that whoever takes a report may record (DB-7, LC-8).</summary>
public static class Defects
{
    /// <summary>Không đầy đủ.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>Thiếu chính xác.</summary>
    public const string Inaccurate = "inaccurate";

    /// <summary>Both.</summary>
    public static readonly IReadOnlyList<string> All = [Incomplete, Inaccurate];
}

namespace GiaoBan.Domain.Meetings;

/// <summary>As what somebody is asked to a meeting.</summary>
public static class Capacities
{
    public const string Chair = "chair";
    public const string Secretary = "secretary";

    /// <summary>Must be there, or be excused, or send a deputy (NN-5).</summary>
    public const string Required = "required";

    /// <summary>May be there.</summary>
    public const string Optional = "optional";

    /// <summary>From outside: has no post here.</summary>
    public const string Guest = "guest";

    /// <summary>Every capacity, as lists show them.</summary>
    public static readonly IReadOnlyList<string> All = [Chair, Secretary, Required, Optional, Guest];
}

/// <summary>Answers to an invitation.</summary>
public static class Rsvps
{
    public const string NeedsAction = "needs-action";
    public const string Accepted = "accepted";
    public const string Tentative = "tentative";
    public const string Declined = "declined";

    /// <summary>Somebody else comes (NN-5).</summary>
    public const string Delegated = "delegated";

    /// <summary>Every answer.</summary>
    public static readonly IReadOnlyList<string> All = [NeedsAction, Accepted, Tentative, Declined, Delegated];
}

/// <summary>What is done with a point of the agenda.</summary>
public static class AgendaKinds
{
    public const string Report = "report";
    public const string Discuss = "discuss";
    public const string Decide = "decide";
    public const string Inform = "inform";

    /// <summary>Tasks due and overdue: put there by the program (NN-8).</summary>
    public const string Tasks = "tasks";

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<string> All = [Report, Discuss, Decide, Inform, Tasks];
}

/// <summary>How people sit together.</summary>
public static class MeetingModes
{
    public const string InPerson = "in-person";
    public const string Online = "online";
    public const string Hybrid = "hybrid";

    /// <summary>Every mode.</summary>
    public static readonly IReadOnlyList<string> All = [InPerson, Online, Hybrid];
}

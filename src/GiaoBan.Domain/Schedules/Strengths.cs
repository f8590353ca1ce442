namespace GiaoBan.Domain.Schedules;

/// <summary>How firmly a resource is held.</summary>
public static class Strengths
{
    /// <summary>Nobody else has it: rooms, the chair of what is decided. The database refuses a second one.</summary>
    public const string Hard = "hard";

    /// <summary>Who is asked twice must be resolved: moved, replaced, excused or accepted.</summary>
    public const string Soft = "soft";

    /// <summary>Shown, never to be resolved: who may come, but need not.</summary>
    public const string Info = "info";

    /// <summary>Every strength, the firmest first.</summary>
    public static readonly IReadOnlyList<string> All = [Hard, Soft, Info];

    /// <summary>Whether two claims on one resource at one hour are a clash that somebody must resolve.</summary>
    public static bool Clash(string one, string other) => one != Info && other != Info;
}

/// <summary>What becomes of a clash.</summary>
public static class Resolutions
{
    /// <summary>One of the two goes to another hour.</summary>
    public const string Move = "move";

    /// <summary>A deputy goes to one of them (NN-5).</summary>
    public const string Deputy = "deputy";

    /// <summary>Excused from one of them.</summary>
    public const string Excuse = "excuse";

    /// <summary>Left as it is, with a reason.</summary>
    public const string Accept = "accept";

    /// <summary>Every resolution.</summary>
    public static readonly IReadOnlyList<string> All = [Move, Deputy, Excuse, Accept];
}

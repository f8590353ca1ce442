using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>A numbered request of the office and who answered it (LC-2).</summary>
internal sealed class DemoRequest
{
    /// <summary>Code of the request as the pack tells of it: symbol, date and subject are the text's; else they stand here.</summary>
    public string? Told { get; init; }

    public string? Symbol { get; init; }
    public LocalDate? Date { get; init; }
    public string? Subject { get; init; }

    /// <summary>User name of who makes it.</summary>
    public required string By { get; init; }

    /// <summary>It is owed before this day.</summary>
    public required LocalDate Before { get; init; }

    /// <summary>Kinds of unit asked.</summary>
    public List<string> Kinds { get; init; } = [];

    /// <summary>Units asked by name.</summary>
    public List<string> Units { get; init; } = [];

    public List<string> Except { get; init; } = [];

    /// <summary>Who sent in time.</summary>
    public List<string> OnTime { get; init; } = [];

    /// <summary>Who sent late.</summary>
    public List<string> Late { get; init; } = [];

    /// <summary>Who has begun and not sent.</summary>
    public List<string> Drafts { get; init; } = [];

    /// <summary>Who says, and why, that it is not for it; the office has not answered yet.</summary>
    public Dictionary<string, string> Declines { get; init; } = [];
}

using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>Meetings, rooms and weeks of a demo (NN-1 to NN-9, SK-10).</summary>
internal sealed class DemoMeetingPart
{
    /// <summary>User name of the office: keeps rooms, publishes the week, sends invitations.</summary>
    public required string Office { get; init; }

    /// <summary>User name of who decides on requests unless a meeting says otherwise.</summary>
    public required string Approver { get; init; }

    public required List<DemoResource> Resources { get; init; }

    /// <summary>Names for several posts, used among a meeting's people.</summary>
    public Dictionary<string, List<string>> Groups { get; init; } = [];

    public required List<DemoMeeting> List { get; init; }
    public List<DemoWeek> Weeks { get; init; } = [];
}

/// <summary>A room or vehicle.</summary>
internal sealed class DemoResource
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public string Kind { get; init; } = "room";
    public int? Seats { get; init; }
    public string Site { get; init; } = "";

    /// <summary>Rooms that it joins.</summary>
    public List<string> Parts { get; init; } = [];
}

/// <summary>A meeting and what becomes of it; hours are <c>2024-06-05 14:00</c> in Vietnam.</summary>
internal sealed class DemoMeeting
{
    public required string Title { get; init; }
    public string Kind { get; init; } = "giai-quyet-cong-viec";

    /// <summary>User name of who asks for it.</summary>
    public required string By { get; init; }

    /// <summary>Code of the post that answers for the matter.</summary>
    public required string Owner { get; init; }

    /// <summary>Code of the post that chairs.</summary>
    public required string Chair { get; init; }

    /// <summary>Code of the post that writes.</summary>
    public required string Secretary { get; init; }

    public required string Purpose { get; init; }
    public string Requirement { get; init; } = "";
    public required string Content { get; init; }
    public string Result { get; init; } = "";
    public string Ground { get; init; } = "lien-don-vi";
    public string Basis { get; init; } = "";
    public required LocalDate Day { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }

    /// <summary>Code of the room.</summary>
    public string? Room { get; init; }

    public string Place { get; init; } = "";

    /// <summary>Codes of posts and of groups.</summary>
    public required List<string> People { get; init; }

    /// <summary>Why people are asked, unless <see cref="Reasons"/> says it of one.</summary>
    public string Reason { get; init; } = "Đơn vị có phần việc trong nội dung họp";

    public Dictionary<string, string> Reasons { get; init; } = [];

    /// <summary>When it was asked for; ten days before unless told.</summary>
    public string? Asked { get; init; }

    /// <summary>When it was decided; the day after unless told.</summary>
    public string? Decided { get; init; }

    /// <summary>approve, merge, written, return, refuse; or none: it waits.</summary>
    public string Outcome { get; init; } = "approve";

    public string DecidedBy { get; init; } = "";
    public string Why { get; init; } = "Cần thiết, đúng thành phần; đồng ý tổ chức.";

    /// <summary>Title of the meeting that takes the matter.</summary>
    public string? Into { get; init; }

    public LocalDate? Until { get; init; }

    /// <summary>Whether invitations go out.</summary>
    public bool Invites { get; init; } = true;

    public string? Invited { get; init; }
    public DemoMove? Moved { get; init; }
    public List<DemoItem> Agenda { get; init; } = [];
    public List<DemoPrompt> Prompts { get; init; } = [];
    public string? OpinionsDue { get; init; }
    public List<DemoOpinion> Opinions { get; init; } = [];
    public List<DemoIssue> Issues { get; init; } = [];
    public List<DemoOption> Options { get; init; } = [];
    public List<DemoAbsence> Absences { get; init; } = [];

    /// <summary>How the sitting went; null where it is still to come.</summary>
    public DemoSittingPart? Held { get; init; }
}

/// <summary>A move of a meeting.</summary>
internal sealed class DemoMove
{
    public required string At { get; init; }
    public required LocalDate Day { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Reason { get; init; }
}

/// <summary>A point of the agenda.</summary>
internal sealed class DemoItem
{
    public required string Title { get; init; }
    public string Kind { get; init; } = "discuss";
    public required int Minutes { get; init; }

    /// <summary>Code of the post that presents it.</summary>
    public string? Presenter { get; init; }
}

/// <summary>A question to units.</summary>
internal sealed class DemoPrompt
{
    /// <summary>Number of the point.</summary>
    public int Item { get; init; } = 1;

    /// <summary>Codes of units.</summary>
    public required List<string> Units { get; init; }

    public required string Text { get; init; }
}

/// <summary>A unit's opinion.</summary>
internal sealed class DemoOpinion
{
    public int Item { get; init; } = 1;

    /// <summary>User name of who gives it.</summary>
    public required string By { get; init; }

    public required string At { get; init; }
    public required string Stance { get; init; }
    public string Ground { get; init; } = "";
    public string Solution { get; init; } = "";
}

/// <summary>What is at issue.</summary>
internal sealed class DemoIssue
{
    public int Item { get; init; } = 1;
    public required string At { get; init; }
    public required string Title { get; init; }

    /// <summary>Codes of units.</summary>
    public required List<string> Units { get; init; }
}

/// <summary>An option with its check against the rules.</summary>
internal sealed class DemoOption
{
    public int Item { get; init; } = 1;
    public required string At { get; init; }
    public required string Title { get; init; }
    public required string Content { get; init; }
    public required string Pros { get; init; }
    public required string Cons { get; init; }
    public string? Verdict { get; init; }
    public string Law { get; init; } = "";
    public bool Proposed { get; init; }
}

/// <summary>An absence and its decision.</summary>
internal sealed class DemoAbsence
{
    /// <summary>User name of who cannot come.</summary>
    public required string By { get; init; }

    public required string At { get; init; }
    public required string Reason { get; init; }

    /// <summary>User name of who is to come instead.</summary>
    public string? Deputy { get; init; }

    /// <summary>When the chair agreed; null: it waits.</summary>
    public string? Agreed { get; init; }
}

/// <summary>How a sitting went.</summary>
internal sealed class DemoSittingPart
{
    /// <summary>Minutes after the appointed hour at which it began.</summary>
    public int Began { get; init; } = 3;

    /// <summary>Codes of posts -> minutes late.</summary>
    public Dictionary<string, int> Late { get; init; } = [];

    /// <summary>Codes of posts that did not come.</summary>
    public List<string> Absent { get; init; } = [];

    /// <summary>Minutes that each point took; as planned unless told.</summary>
    public List<int> Minutes { get; init; } = [];

    /// <summary>Of each point what was concluded; a point without one ends without a conclusion.</summary>
    public required List<DemoConclusion> Conclusions { get; init; }

    /// <summary>When they were issued; at 15:30 of the next working day unless told.</summary>
    public string? Issued { get; init; }
}

/// <summary>What was concluded on a point.</summary>
internal sealed class DemoConclusion
{
    public int Item { get; init; } = 1;
    public required string Text { get; init; }
    public string Course { get; init; } = "";

    /// <summary>Number of the option that was chosen.</summary>
    public int? Option { get; init; }

    public string Differs { get; init; } = "";
    public string Basis { get; init; } = "";
    public List<DemoDirective> Directives { get; init; } = [];
}

/// <summary>A directive and what becomes of its task.</summary>
internal sealed class DemoDirective
{
    public required string Text { get; init; }
    public required string Product { get; init; }

    /// <summary>Code of the post that leads.</summary>
    public required string Lead { get; init; }

    public List<string> Support { get; init; } = [];
    public required LocalDate Due { get; init; }
    public List<DemoTaskDeed> Deeds { get; init; } = [];
}

/// <summary>Something done about a task.</summary>
internal sealed class DemoTaskDeed
{
    /// <summary>accept, progress, done, confirm or ask (more time).</summary>
    public required string Deed { get; init; }

    public required string At { get; init; }
    public string Text { get; init; } = "";
    public int Percent { get; init; }
    public LocalDate? Until { get; init; }
}

/// <summary>A week's schedule.</summary>
internal sealed class DemoWeek
{
    /// <summary>Any day of it.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>When the office entered its lines.</summary>
    public required string Made { get; init; }

    public string? Proposed { get; init; }
    public string? Approved { get; init; }
    public string? Published { get; init; }
    public required List<DemoEntry> Entries { get; init; }
}

/// <summary>A line of a week.</summary>
internal sealed class DemoEntry
{
    public required LocalDate Day { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public required string Text { get; init; }

    /// <summary>Code of the post that leads.</summary>
    public required string Lead { get; init; }

    public string People { get; init; } = "";

    /// <summary>Codes of posts that take part.</summary>
    public List<string> Posts { get; init; } = [];

    public string Place { get; init; } = "";

    /// <summary>Code of the room.</summary>
    public string? Room { get; init; }

    /// <summary>Code of the vehicle.</summary>
    public string? Vehicle { get; init; }
}

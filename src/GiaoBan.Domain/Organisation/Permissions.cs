namespace GiaoBan.Domain.Organisation;

/// <summary>What a post may do. Permissions hang on posts by their roles, never on people; every page folder and endpoint names one.</summary>
public static class Permissions
{
    /// <summary>Any signed-in official: own work, own account.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Fill and send the reports of the post's own unit.</summary>
    public const string ReportSubmit = "reporting.submit";

    /// <summary>Work the board of the streams whose focal post one holds (SK-2).</summary>
    public const string StreamConsolidate = "reporting.consolidate";

    /// <summary>Approve or return what focal posts hand over.</summary>
    public const string StreamApprove = "reporting.approve";

    /// <summary>Read the compliance book of the whole tenant (SK-9).</summary>
    public const string ComplianceRead = "compliance.read";

    /// <summary>Watch and urge (DB-12): decide on more time, make requests, urge, round up.</summary>
    public const string ComplianceManage = "compliance.manage";

    /// <summary>Read the paper of the week's briefing (SK-6): all streams together, also before they are approved.</summary>
    public const string BriefingRead = "briefing.read";

    /// <summary>Read live figures of the whole tenant.</summary>
    public const string FiguresRead = "figures.read";

    /// <summary>Keep units, posts, officials, assignments, delegations and accounts.</summary>
    public const string OrganisationManage = "organisation.manage";

    /// <summary>Keep the regimes and what their deadlines are counted by: versions, days off.</summary>
    public const string RegimeManage = "regimes.manage";

    /// <summary>Keep score sheets, compute quarters, decide appeals, mark, propose (LC-5).</summary>
    public const string ScoresManage = "scores.manage";

    /// <summary>Read all scores; approve what another person in another post proposes (LC-9).</summary>
    public const string ScoresApprove = "scores.approve";

    /// <summary>Find the place of party cells (SK-7); which cells one sees hangs on the cells.</summary>
    public const string CellsRead = "cells.read";

    /// <summary>Keep the register, the rota, the grading forms and the summaries of party cells (SK-7).</summary>
    public const string CellsManage = "cells.manage";

    /// <summary>Prepare and send meetings of the whole authority: invitations, rooms, series, rules (NN-1 to NN-9).</summary>
    public const string MeetingsManage = "meetings.manage";

    /// <summary>Decide on requests for meetings (NN-1).</summary>
    public const string MeetingsApprove = "meetings.approve";

    /// <summary>Merge and publish the week's schedule, keep rooms, see every clash (SK-10).</summary>
    public const string SchedulesManage = "schedules.manage";

    /// <summary>Read all tasks of the authority (NN-8).</summary>
    public const string TasksRead = "tasks.read";

    /// <summary>Every permission, for tests that walk them all.</summary>
    public static readonly IReadOnlyList<string> All =
        [SignedIn, ReportSubmit, StreamConsolidate, StreamApprove, ComplianceRead, ComplianceManage, BriefingRead, FiguresRead, OrganisationManage, RegimeManage, ScoresManage, ScoresApprove, CellsRead, CellsManage, MeetingsManage, MeetingsApprove, SchedulesManage, TasksRead];
}

/// <summary>Roles that a post carries, and the permissions each brings.</summary>
public static class Roles
{
    /// <summary>Sends reports for its unit.</summary>
    public const string Contributor = "contributor";

    /// <summary>Consolidates a stream (đầu mối).</summary>
    public const string Focal = "focal";

    /// <summary>Approves consolidated reports.</summary>
    public const string Approver = "approver";

    /// <summary>Keeps the book (văn phòng).</summary>
    public const string Office = "office";

    /// <summary>Reads everything that is not personal (lãnh đạo).</summary>
    public const string Leader = "leader";

    /// <summary>Keeps units, posts and accounts; sees no report by that role alone.</summary>
    public const string Administrator = "administrator";

    private static readonly Dictionary<string, string[]> PermissionsByRole = new(StringComparer.Ordinal)
    {
        [Contributor] = [Permissions.SignedIn, Permissions.ReportSubmit, Permissions.CellsRead],
        [Focal] = [Permissions.SignedIn, Permissions.StreamConsolidate, Permissions.BriefingRead, Permissions.FiguresRead],
        [Approver] = [Permissions.SignedIn, Permissions.StreamApprove, Permissions.BriefingRead, Permissions.FiguresRead, Permissions.ScoresApprove, Permissions.MeetingsApprove, Permissions.TasksRead],
        [Office] = [Permissions.SignedIn, Permissions.StreamConsolidate, Permissions.ComplianceRead, Permissions.ComplianceManage, Permissions.BriefingRead, Permissions.FiguresRead, Permissions.RegimeManage, Permissions.ScoresManage, Permissions.CellsRead, Permissions.CellsManage, Permissions.MeetingsManage, Permissions.SchedulesManage, Permissions.TasksRead],
        [Leader] = [Permissions.SignedIn, Permissions.ComplianceRead, Permissions.BriefingRead, Permissions.FiguresRead, Permissions.ScoresApprove, Permissions.CellsRead, Permissions.MeetingsApprove, Permissions.TasksRead],
        [Administrator] = [Permissions.SignedIn, Permissions.OrganisationManage],
    };

    /// <summary>Every role.</summary>
    public static IReadOnlyCollection<string> All => PermissionsByRole.Keys;

    /// <summary>Whether a role works a stream that names its post: focal posts, and the office where a request takes its answers there (DB-8).</summary>
    public static bool WorksStreams(string role) => role is Focal or Office;

    /// <summary>The permissions that roles bring together.</summary>
    /// <exception cref="KeyNotFoundException">A role is unknown.</exception>
    public static IReadOnlySet<string> PermissionsOf(IEnumerable<string> roles) =>
        roles.SelectMany(role => PermissionsByRole[role]).ToHashSet(StringComparer.Ordinal);
}

using GiaoBan.Domain.Organisation;

namespace GiaoBan.App.Shared;

/// <summary>Which permission each page folder asks for. One line per folder; a page without a line stops the program at its start.</summary>
public static class PagePermissions
{
    /// <summary>Open to strangers: the sign-in page, the pages that say what went wrong, the list of components.</summary>
    public const string Anyone = "anyone";

    /// <summary>Folder (or single page) under <c>Pages/</c> -> permission; the longest match counts.</summary>
    public static readonly IReadOnlyDictionary<string, string> Table = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["/Errors"] = Anyone,
        ["/Styles"] = Anyone,
        ["/Identity"] = Anyone,
        ["/Identity/Account"] = Permissions.SignedIn,
        // Who may open which report hangs on the report (ObligationAccess): its own post, its focal posts, the office.
        ["/Reporting"] = Permissions.SignedIn,
        ["/Reporting/SessionEnded"] = Anyone,
        ["/Reporting/VerifyReceipt"] = Anyone,
        ["/Consolidation"] = Permissions.StreamConsolidate,
        ["/Approval"] = Permissions.StreamApprove,
        ["/Compliance"] = Permissions.ComplianceRead,
        ["/Compliance/Mine"] = Permissions.SignedIn,
        ["/Compliance/Report"] = Permissions.SignedIn,
        ["/Compliance/RoundUps/Manage"] = Permissions.ComplianceManage,
        ["/Briefing"] = Permissions.BriefingRead,
        ["/Holidays"] = Permissions.SignedIn,
        ["/Holidays/Manage"] = Permissions.RegimeManage,
        // Who reviews hangs on the campaign (CampaignReader): the posts that it names, and the office.
        ["/Reviews"] = Permissions.SignedIn,
        ["/Reviews/Manage"] = Permissions.RegimeManage,
        // Who sees which cell hangs on the register (CellBook): the office and leaders all, others their own and where they are sent.
        ["/PartyCells"] = Permissions.SignedIn,
        ["/PartyCells/Manage"] = Permissions.CellsManage,
        // What is in force is public (LC-1); what the linter finds and what it costs is for those who work with it.
        ["/Regimes"] = Anyone,
        ["/Regimes/Findings"] = Permissions.SignedIn,
        ["/Regimes/Burden"] = Permissions.ComplianceRead,
        // Who sees which request hangs on the request (RequestReader): the office, and the posts that it was sent to.
        ["/Requests"] = Permissions.SignedIn,
        ["/Requests/Manage"] = Permissions.ComplianceManage,
        // Who reads whose scores hangs on the run (RunReader): units and officials their own, office, approvers and leaders all.
        ["/Scores"] = Permissions.SignedIn,
        ["/Scores/Manage"] = Permissions.ScoresManage,
        ["/Scores/Approve"] = Permissions.ScoresApprove,
        ["/Scores/Verify"] = Anyone,
        // Who sees which task hangs on the task (ListTasks): lead, helpers and givers their own, office and leaders all.
        ["/Tasks"] = Permissions.SignedIn,
        ["/Tasks/Manage"] = Permissions.TasksRead,
        // Whoever is signed in reads the published week; drafts and clashes ask again (WeekReader, GetClash).
        ["/Schedules"] = Permissions.SignedIn,
        ["/Schedules/Manage"] = Permissions.SchedulesManage,
        // Everybody sees when briefings are and says "Đã biết"; the office sets them up and moves them.
        ["/Briefings"] = Permissions.SignedIn,
        ["/Briefings/Manage"] = Permissions.MeetingsManage,
        ["/Exemptions"] = Permissions.RegimeManage,
        ["/Secrecy"] = Permissions.ComplianceManage,
        // Who asks hangs on the report (ObligationAccess); who decides is the office.
        ["/Extensions"] = Permissions.SignedIn,
        ["/Extensions/Manage"] = Permissions.ComplianceManage,
        // Who may know of which incident, and who reads it, hangs on the incident (ListIncidents, IncidentDesk).
        ["/Incidents"] = Permissions.SignedIn,
        // Who sees which meeting hangs on the meeting (MeetingFile.IsSeen).
        ["/Meetings"] = Permissions.SignedIn,
        ["/Meetings/Manage"] = Permissions.MeetingsManage,
        ["/Meetings/Decide"] = Permissions.MeetingsApprove,
        ["/Meetings/Rules/Edit"] = Permissions.MeetingsManage,
        ["/Urging"] = Permissions.ComplianceManage,
        ["/Urging/Mine"] = Permissions.SignedIn,
        ["/Organisation"] = Permissions.SignedIn,
        ["/Organisation/Manage"] = Permissions.OrganisationManage,
        ["/Regimes/Edit"] = Permissions.RegimeManage,
    };

    /// <summary>The permission of a page, by its path under <c>Pages</c> (<c>/Reporting/Submit</c>).</summary>
    /// <exception cref="InvalidOperationException">No line names its folder.</exception>
    public static string Of(string pagePath) =>
        Table.Where(line => IsUnder(pagePath, line.Key)).OrderByDescending(line => line.Key.Length).Select(line => line.Value).FirstOrDefault()
        ?? throw new InvalidOperationException($"Page {pagePath} names no permission: add its folder to {nameof(PagePermissions)}.");

    private static bool IsUnder(string page, string folder) =>
        page.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && (page.Length == folder.Length || page[folder.Length] == '/');
}

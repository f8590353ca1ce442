using GiaoBan.Domain.Organisation;

namespace GiaoBan.App.Shared;

/// <summary>A place of the left menu.</summary>
/// <param name="Label">The key of its text.</param>
/// <param name="Path">Where it leads; it is marked as "here" for every page under that path.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Icon">A name of <see cref="Icons"/>.</param>
/// <param name="Badge">The name of the count that stands beside it (<see cref="PageFrame.Badges"/>), if any.</param>
/// <param name="Part">The key of the heading that it stands under; null = at the top, without one.</param>
public sealed record NavigationItem(string Label, string Path, string Permission, string Icon, string? Badge = null, string? Part = null);

/// <summary>The left menu, in the order of a day's work. A module adds its place by one line.</summary>
public static class Navigation
{
    /// <summary>Every place.</summary>
    public static readonly IReadOnlyList<NavigationItem> Items =
    [
        new("app.nav.mine", "/viec-cua-toi", Permissions.SignedIn, "inbox", "mine"),
        new("app.nav.consolidation", "/dau-moi", Permissions.StreamConsolidate, "merge", "consolidation"),
        new("app.nav.approval", "/xet-duyet", Permissions.StreamApprove, "stamp", "approval"),
        new("app.nav.requests", "/yeu-cau", Permissions.SignedIn, "sent"),
        new("app.nav.incidents", "/bao-dot-xuat", Permissions.SignedIn, "warn"),
        new("app.nav.book", "/so-theo-doi", Permissions.ComplianceRead, "book", Part: "app.nav.part.watch"),
        new("app.nav.roundup", "/tong-hop-quy", Permissions.ComplianceRead, "chart", Part: "app.nav.part.watch"),
        new("urging.title", "/don-doc", Permissions.ComplianceManage, "bell", Part: "app.nav.part.watch"),
        new("extensions.nav", "/gia-han", Permissions.ComplianceManage, "extend", Part: "app.nav.part.watch"),
        new("app.nav.scores", "/thi-dua", Permissions.SignedIn, "star", Part: "app.nav.part.watch"),
        new("app.nav.briefing", "/giao-ban", Permissions.BriefingRead, "meeting", Part: "app.nav.part.meet"),
        new("app.nav.meetings", "/cuoc-hop", Permissions.SignedIn, "table", "meetings", "app.nav.part.meet"),
        new("schedules.nav", "/lich-cong-tac", Permissions.SignedIn, "week", Part: "app.nav.part.meet"),
        new("schedules.clashes.title", "/chong-cheo", Permissions.SignedIn, "clash", "clashes", "app.nav.part.meet"),
        new("schedules.resources.title", "/phong-xe", Permissions.SchedulesManage, "door", Part: "app.nav.part.meet"),
        new("tasks.title", "/nhiem-vu", Permissions.SignedIn, "check", Part: "app.nav.part.meet"),
        new("app.nav.cells", "/chi-bo", Permissions.CellsRead, "round", Part: "app.nav.part.meet"),
        new("app.nav.regimes", "/che-do", Permissions.SignedIn, "rules", Part: "app.nav.part.rules"),
        new("app.nav.reviews", "/ra-soat", Permissions.RegimeManage, "search", Part: "app.nav.part.rules"),
        new("app.nav.secrecy", "/duong-mat", Permissions.ComplianceManage, "door", Part: "app.nav.part.rules"),
        new("app.nav.organisation", "/co-quan", Permissions.SignedIn, "people", Part: "app.nav.part.rules"),
    ];
}

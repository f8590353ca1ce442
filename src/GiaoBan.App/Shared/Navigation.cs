using GiaoBan.Domain.Organisation;

namespace GiaoBan.App.Shared;

/// <summary>A place of the left menu.</summary>
/// <param name="Label">The key of its text.</param>
/// <param name="Path">Where it leads; it is marked as "here" for every page under that path.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Icon">A name of <see cref="Icons"/>.</param>
/// <param name="Badge">The name of the count that stands beside it (<see cref="PageFrame.Badges"/>), if any.</param>
public sealed record NavigationItem(string Label, string Path, string Permission, string Icon, string? Badge = null);

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
        new("app.nav.book", "/so-theo-doi", Permissions.ComplianceRead, "book"),
        new("app.nav.roundup", "/tong-hop-quy", Permissions.ComplianceRead, "rules"),
        new("app.nav.incidents", "/bao-dot-xuat", Permissions.SignedIn, "warn"),
        new("urging.title", "/don-doc", Permissions.ComplianceManage, "clock"),
        new("app.nav.briefing", "/giao-ban", Permissions.BriefingRead, "meeting"),
        new("app.nav.cells", "/chi-bo", Permissions.CellsRead, "people"),
        new("app.nav.regimes", "/che-do", Permissions.SignedIn, "rules"),
        new("app.nav.reviews", "/ra-soat", Permissions.RegimeManage, "search"),
        new("app.nav.scores", "/thi-dua", Permissions.SignedIn, "stamp"),
        new("app.nav.organisation", "/co-quan", Permissions.SignedIn, "people"),
    ];
}

using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>Reads what stands in the text itself: its basis, its words, its streams, what it tells of and demands of meetings.</summary>
internal static class PackTextReader
{
    private const int MostUnits = 100_000;

    /// <summary>Reads the document a regime comes from.</summary>
    public static BasisDocument Basis(PackMapReader? map)
    {
        if (map is null)
        {
            return new BasisDocument("", "", default, "");
        }

        var basis = new BasisDocument(map.Text("issuer"), map.Text("symbol"), map.Date("date"), map.Text("subject"))
        {
            Cites = [.. map.Maps("cites").Select(Cited)],
        };
        map.Close();
        return basis;
    }

    /// <summary>Reads words of the text.</summary>
    public static Clause Clause(PackMapReader map)
    {
        var clause = new Clause(
            map.Define("clauses"),
            map.Text("place"),
            map.Text("quote"),
            map.OptionalText("reading"),
            map.OptionalText("decidedBy"),
            map.OptionalDate("decidedOn"));
        if ((clause.Reading is null) != (clause.DecidedBy is null) || (clause.Reading is null) != (clause.DecidedOn is null))
        {
            map.Refuse("reading-needs-decision", "code", clause.Code);
        }

        map.Close();
        return clause;
    }

    /// <summary>Reads one stream.</summary>
    public static ReportStream Stream(PackMapReader map)
    {
        var stream = new ReportStream(
            map.Define("streams"),
            map.Text("name"),
            map.Refer("requirement", "requirements") ?? "",
            map.ReferAll("clauses", "clauses"),
            map.Codes("focalPosts"),
            map.OptionalCode("approverPost"),
            map.Codes("sections"),
            map.ReferAll("forms", "forms"));
        map.RefuseEmpty("requirement", stream.Requirement.Length);
        map.RefuseEmpty("clauses", stream.Clauses.Count);
        map.RefuseEmpty("focalPosts", stream.FocalPosts.Count);
        map.Close();
        return stream;
    }

    /// <summary>Reads one request that the text tells of (LC-2).</summary>
    public static ToldRequest Request(PackMapReader map)
    {
        var request = new ToldRequest(
            map.Define("requests"),
            map.Text("symbol"),
            map.Date("date"),
            map.Text("subject"),
            map.Refer("requirement", "requirements") ?? "",
            map.ReferAll("clauses", "clauses"),
            map.NeededWhole("obligated", 1, MostUnits),
            map.NeededWhole("sent", 0, MostUnits),
            map.NeededWhole("late", 0, MostUnits));
        map.RefuseEmpty("requirement", request.Requirement.Length);
        if (request.Late > request.Sent || request.Sent > request.Obligated)
        {
            map.Refuse("request-counts", "obligated", request.Code);
        }

        map.Close();
        return request;
    }

    /// <summary>Reads one rule of meetings (NN-1).</summary>
    public static MeetingRule MeetingRule(PackMapReader map)
    {
        var rule = new MeetingRule(
            map.Define("meetingRules"),
            map.Choice("kind", Domain.Regimes.MeetingRule.Kinds) ?? "",
            map.Text("rule"),
            map.ReferAll("clauses", "clauses"),
            map.TextsByName("params"));
        map.RefuseEmpty("clauses", rule.Clauses.Count);
        map.Close();
        return rule;
    }

    private static CitedDocument Cited(PackMapReader map)
    {
        var cited = new CitedDocument(map.Text("symbol"), map.Date("date"), map.OptionalText("issuer"), map.OptionalText("subject"));
        map.Close();
        return cited;
    }
}

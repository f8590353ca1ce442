using System.Globalization;
using GiaoBan.Domain.Regimes;

namespace GiaoBan.Modules.Regimes;

/// <summary>Writes a regime as a pack, such that <see cref="PackReader"/> reads the same regime back; comments of a pack that people wrote are not kept.</summary>
public static class PackWriter
{
    /// <summary>The pack's YAML.</summary>
    public static string Write(RegimePack pack) => YamlText.Document(yaml =>
    {
        yaml.Text("code", pack.Code);
        yaml.Text("title", pack.Title);
        yaml.Map("basis", to => Basis(to, pack.Basis));
        yaml.Date("effectiveFrom", pack.EffectiveFrom);
        yaml.Date("effectiveTo", pack.EffectiveTo);
        yaml.Maps("clauses", pack.Clauses, Clause);
        yaml.Maps("requirements", pack.Requirements, PackRequirementWriter.Requirement);
        yaml.Maps("streams", pack.Streams, Stream);
        yaml.Maps("outlines", pack.Outlines, Outline);
        yaml.Maps("forms", pack.Forms, Form);
        yaml.Maps("activityKinds", pack.ActivityKinds, ActivityKind, inline: true);
        yaml.Maps("requests", pack.Requests, Request);
        yaml.Maps("meetingRules", pack.MeetingRules, MeetingRule);
    });

    private static void Basis(YamlText yaml, BasisDocument basis)
    {
        yaml.Text("issuer", basis.Issuer);
        yaml.Text("symbol", basis.Symbol);
        yaml.Date("date", basis.Date);
        yaml.Text("subject", basis.Subject);
        yaml.Maps("cites", basis.Cites, (to, cited) =>
        {
            to.Text("symbol", cited.Symbol);
            to.Date("date", cited.Date);
            to.Text("issuer", cited.Issuer);
            to.Text("subject", cited.Subject);
        });
    }

    private static void Clause(YamlText yaml, Clause clause)
    {
        yaml.Text("code", clause.Code);
        yaml.Text("place", clause.Place);
        yaml.Text("quote", clause.Quote);
        yaml.Text("reading", clause.Reading);
        yaml.Text("decidedBy", clause.DecidedBy);
        yaml.Date("decidedOn", clause.DecidedOn);
    }

    private static void Stream(YamlText yaml, ReportStream stream)
    {
        yaml.Text("code", stream.Code);
        yaml.Text("name", stream.Name);
        yaml.Text("requirement", stream.Requirement);
        yaml.Words("clauses", stream.Clauses);
        yaml.Words("focalPosts", stream.FocalPosts);
        yaml.Text("approverPost", stream.ApproverPost);
        yaml.Words("sections", stream.Sections);
        yaml.Words("forms", stream.Forms);
    }

    private static void Outline(YamlText yaml, Outline outline)
    {
        yaml.Text("code", outline.Code);
        yaml.Text("name", outline.Name);
        yaml.Maps("sections", outline.Sections, (to, section) =>
        {
            to.Text("code", section.Code);
            to.Text("title", section.Title);
            to.Flag("required", section.Required);
            to.Flag("needsFigure", section.NeedsFigure);
            to.Flag("raises", section.Raises);
            PackRequirementWriter.Units(to, "onlyFor", section.OnlyFor);
            to.Text("hint", section.Hint);
        });
    }

    private static void Form(YamlText yaml, IndicatorForm form)
    {
        yaml.Text("code", form.Code);
        yaml.Text("name", form.Name);
        yaml.Flag("sample", form.Sample);
        yaml.Maps("indicators", form.Indicators, (to, indicator) =>
        {
            to.Text("code", indicator.Code);
            to.Text("name", indicator.Name);
            to.Text("unit", indicator.Unit);
            to.NumberUnless("decimals", indicator.Decimals, 0);
            to.Text("kind", indicator.Kind == IndicatorKind.Stock ? "stock" : "flow");
            to.Text("group", indicator.Group);
            if (indicator.Targets.Count > 0)
            {
                to.Inline("targets", targets =>
                {
                    foreach (var (year, value) in indicator.Targets.OrderBy(t => t.Key))
                    {
                        targets.Text(year.ToString(CultureInfo.InvariantCulture), value.ToString(CultureInfo.InvariantCulture));
                    }
                });
            }

            to.Words("enteredBy", indicator.EnteredBy);
        });
    }

    private static void ActivityKind(YamlText yaml, ActivityKind kind)
    {
        yaml.Text("code", kind.Code);
        yaml.Text("name", kind.Name);
        yaml.Text("unit", kind.Unit);
    }

    private static void Request(YamlText yaml, ToldRequest request)
    {
        yaml.Text("code", request.Code);
        yaml.Text("symbol", request.Symbol);
        yaml.Date("date", request.Date);
        yaml.Text("subject", request.Subject);
        yaml.Text("requirement", request.Requirement);
        yaml.Words("clauses", request.Clauses);
        yaml.Number("obligated", request.Obligated);
        yaml.Number("sent", request.Sent);
        yaml.Number("late", request.Late);
    }

    private static void MeetingRule(YamlText yaml, MeetingRule rule)
    {
        yaml.Text("code", rule.Code);
        yaml.Text("kind", rule.Kind);
        yaml.Text("rule", rule.Rule);
        yaml.Words("clauses", rule.Clauses);
        if (rule.Params.Count > 0)
        {
            yaml.Map("params", to =>
            {
                foreach (var (name, value) in rule.Params)
                {
                    to.Text(name, value);
                }
            });
        }
    }
}

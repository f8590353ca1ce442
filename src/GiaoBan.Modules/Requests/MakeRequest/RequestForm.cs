using GiaoBan.Domain;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.Modules.Requests;

/// <summary>Reads a request as it was typed: every place that is wrong, or the document it is.</summary>
internal sealed class RequestForm(MakeRequestRequest request, Instant now)
{
    // A request that names no outline asks for one text.
    private static readonly AskedSection Whole = new("Nội dung báo cáo");

    /// <summary>The document; worth something only where nothing was noted.</summary>
    public RequestPaper Read(ActingPost post, GroundFound? ground, List<Error> refusals)
    {
        var paper = new RequestPaper(
            RequestActs.Needed(request.Symbol, "symbol", RequestLimits.Symbol, refusals), request.Date,
            RequestActs.Needed(request.Title, "title", RequestLimits.Title, refusals),
            RequestActs.Optional(request.Content, "content", RequestLimits.Content, refusals),
            post.UnitName, post.Code, Sections(ground, refusals), Indicators(refusals), new OwedBy([], [], [], []), request.AllowsNil);
        CheckDays(refusals);
        return paper;
    }

    private void CheckDays(List<Error> refusals)
    {
        var today = now.InZone(Domain.Calendars.Deadline.Zone).Date;
        if (request.Date > today)
        {
            refusals.Add(Error.Invalid("requests.date.future", "date", today));
        }

        if (request.Due is { Word: DueWord.At, Time: null })
        {
            refusals.Add(Error.Invalid("requests.due.no-hour", "time"));
        }

        if (!request.Due.Deadline.Admits(now))
        {
            refusals.Add(Error.Invalid("requests.due.past", "due", now));
        }
    }

    private IReadOnlyList<AskedSection> Sections(GroundFound? ground, List<Error> refusals)
    {
        if (request.Sections.Count == 0)
        {
            return ground?.Outline is { } outline ? [.. outline.Sections.Select(s => new AskedSection(s.Title, s.Required, s.NeedsFigure, s.Hint))] : [Whole];
        }

        if (request.Sections.Count > RequestLimits.Sections)
        {
            refusals.Add(Error.Invalid("requests.sections.too-many", "outline", RequestLimits.Sections, request.Sections.Count));
        }

        return
        [
            .. request.Sections.Select((s, i) => s with
            {
                Title = RequestActs.Needed(s.Title, $"outline[{i}].title", RequestLimits.SectionText, refusals),
                Hint = RequestActs.Optional(s.Hint, $"outline[{i}].hint", RequestLimits.SectionText, refusals),
            }),
        ];
    }

    private IReadOnlyList<AskedIndicator> Indicators(List<Error> refusals)
    {
        if (request.Indicators.Count > RequestLimits.Indicators)
        {
            refusals.Add(Error.Invalid("requests.indicators.too-many", "form", RequestLimits.Indicators, request.Indicators.Count));
        }

        foreach (var (i, line) in request.Indicators.Index())
        {
            if (line.Decimals is < 0 or > RequestLimits.Decimals)
            {
                refusals.Add(Error.Invalid("requests.indicators.decimals", $"form[{i}].decimals", RequestLimits.Decimals));
            }
        }

        return
        [
            .. request.Indicators.Select((line, i) => line with
            {
                Name = RequestActs.Needed(line.Name, $"form[{i}].name", RequestLimits.IndicatorName, refusals),
                Unit = RequestActs.Needed(line.Unit, $"form[{i}].unit", RequestLimits.ShortText, refusals),
            }),
        ];
    }
}

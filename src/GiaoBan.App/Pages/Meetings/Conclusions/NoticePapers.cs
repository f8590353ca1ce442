using GiaoBan.App.Shared;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Contracts;
using NodaTime.Text;

namespace GiaoBan.App.Pages.Meetings.Conclusions;

/// <summary>The notice of conclusions in words: from what was frozen, nothing else (NN-8).</summary>
public static class NoticePapers
{
    private static readonly LocalDateTimePattern Stamp = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>The paper of a notice.</summary>
    public static MeetingPaper Of(ConclusionNotice row, string? superior, Text text)
    {
        ArgumentNullException.ThrowIfNull(row);
        var content = NoticeContent.Read(row.Content);
        return new MeetingPaper(
            content.IsOfTheParty, content.Issuer, superior == content.Issuer ? null : superior, text[content.IsOfTheParty ? "conclusions.paper.number.party" : "conclusions.paper.number"],
            MeetingPaper.Dated(text, row.IssuedAt.InZone(Deadline.Zone).Date), text["conclusions.paper.head"],
            text["conclusions.paper.subject", content.ChairTitle, content.Title],
            [.. Before(content, text), .. content.Items.SelectMany(i => Item(i, text)), new PaperText(text["conclusions.paper.close"])],
            [.. content.Recipients, text["conclusions.paper.filed"]], [(content.ChairTitle, content.ChairName)])
        {
            Foot = $"{text["conclusions.paper.hash"]}: {Convert.ToHexStringLower(row.Sha256)}",
        };
    }

    /// <summary>A directive in one sentence or a few: who, with whom, what, until when, what comes of it, whom it is reported to.</summary>
    public static string Directive(NoticeDirective line, Text text)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Lead.Length == 0)
        {
            return $"- {Sentence(line.Text)}";
        }

        var due = VietnameseDates.Day(LocalDatePattern.Iso.Parse(line.Due!).Value);
        var who = line.Supporters.Count == 0
            ? text["conclusions.paper.lead", line.Lead]
            : text["conclusions.paper.lead-with", line.Lead, string.Join(", ", line.Supporters)];
        return $"- {who} {Sentence(line.Text)} {text["conclusions.paper.task", due, Plain(line.Product), line.ReportTo]}";
    }

    /// <summary>What was concluded about an item, in paragraphs.</summary>
    public static IEnumerable<string> Conclusion(NoticeItem item, Text text)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.NoneReason is { } none)
        {
            yield return text["conclusions.paper.none", Plain(none)];
            yield break;
        }

        if (item.Option is { } option)
        {
            yield return text["conclusions.paper.option", Plain(option)];
        }

        if (item.Text.Length > 0)
        {
            yield return item.Text;
        }

        if (item.Differs)
        {
            yield return text["conclusions.paper.differs", Plain(item.DiffersReason), Plain(item.LegalBasis)];
        }

        foreach (var line in item.Directives)
        {
            yield return Directive(line, text);
        }
    }

    /// <summary>"14:05 ngày 14/8/2026" of a stored time.</summary>
    public static string When(string stamp)
    {
        var at = Stamp.Parse(stamp).Value;
        return $"{VietnameseDates.Time(at.TimeOfDay)} ngày {VietnameseDates.Day(at.Date)}";
    }

    private static IEnumerable<PaperPart> Before(NoticeContent content, Text text)
    {
        yield return new PaperText(text["conclusions.paper.opening", When(content.BeganAt), content.Place.Length > 0 ? content.Place : content.Issuer, content.ChairName, content.ChairTitle, content.Title]);
        if (content.Present.Count > 0)
        {
            yield return new PaperText(text["conclusions.paper.present", string.Join("; ", content.Present)]);
        }

        yield return new PaperText(text["conclusions.paper.therefore", content.ChairTitle]);
        if (content.Reason is { } reason)
        {
            yield return new PaperText(text["conclusions.paper.correction", content.Number, Plain(reason)]);
        }
    }

    private static IEnumerable<PaperPart> Item(NoticeItem item, Text text) =>
        [new PaperHeading($"{item.Number}. {item.Title}"), .. Conclusion(item, text).Select(c => new PaperText(c))];

    private static string Plain(string words) => words.Trim().TrimEnd('.');

    private static string Sentence(string words) => Plain(words) + ".";
}

using System.Text;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Notifications;
using GiaoBan.Modules.Notifications.Contracts;
using GiaoBan.Modules.Reporting.Contracts;
using Microsoft.Extensions.Options;

namespace GiaoBan.App.Worker;

/// <summary>The words of urging messages, in Vietnamese: names of reports, deadlines and a link, never content. SMS and Zalo say it in one breath.</summary>
public sealed class UrgingMessageWords(Texts texts, IOptions<ChannelSettings> settings) : IUrgingWords
{
    /// <summary>Most lines of a group; the link shows the rest.</summary>
    private const int MostLines = 30;

    private readonly Text _t = texts.In(Language.Vietnamese);
    private readonly string _link = settings.Value.Site.Length == 0 ? "" : settings.Value.Site.TrimEnd('/') + "/viec-cua-toi";

    /// <inheritdoc/>
    public UrgingText Write(PersonalUrging urging)
    {
        List<UrgeableReport> all = [.. urging.Own.Concat(urging.Units).Concat(urging.Watched).OrderBy(r => r.Due?.At ?? NodaTime.Instant.MaxValue)];
        var subject = all.Count == 1 ? _t["urging.message.subject-one", Name(all[0]), Due(all[0])] : _t["urging.message.subject", all.Count, Due(all[0])];
        return new UrgingText(subject, urging.Channel == MessageChannels.Mail ? Mail(urging) : Brief(urging, subject));
    }

    private string Brief(PersonalUrging urging, string subject) =>
        string.Join(' ', new[] { subject + ".", urging.Note ?? "", _link.Length == 0 ? _t["urging.message.place"] : _link }.Where(s => s.Length > 0));

    private string Mail(PersonalUrging urging)
    {
        var body = new StringBuilder().Append(_t["urging.message.greeting", urging.FullName]).Append("\n\n");
        Group(body, "urging.message.own", urging.Own, withUnit: false);
        Group(body, "urging.message.units", urging.Units, withUnit: true);
        Group(body, "urging.message.watched", urging.Watched, withUnit: true);
        if (urging.Note is { } note)
        {
            body.Append(note).Append("\n\n");
        }

        body.Append(_link.Length == 0 ? _t["urging.message.place"] : _t["urging.message.link", _link]);
        return body.Append("\n\n").Append(_t["urging.message.foot", urging.At]).Append('\n').ToString();
    }

    private void Group(StringBuilder body, string heading, IReadOnlyList<UrgeableReport> reports, bool withUnit)
    {
        if (reports.Count == 0)
        {
            return;
        }

        body.Append(_t[heading, reports.Count]).Append('\n');
        foreach (var report in reports.Take(MostLines))
        {
            var name = report.PeriodLabel.Length == 0 ? Name(report) : $"{Name(report)}, {report.PeriodLabel}";
            body.Append("- ").Append(withUnit ? $"{report.UnitName}: {name}" : name).Append("; ").Append(_t["urging.message.due", Due(report)]).Append('\n');
        }

        if (reports.Count > MostLines)
        {
            body.Append("- ").Append(_t["urging.message.more", reports.Count - MostLines]).Append('\n');
        }

        body.Append('\n');
    }

    // What only named readers may know is told of without a name.
    private string Name(UrgeableReport report) => report.Name.Length == 0 ? _t["urging.neutral"] : report.Name;

    private string Due(UrgeableReport report) => report.Due is { } due ? DeadlineWords.Due(due, Language.Vietnamese) : _t["urging.no-deadline"];
}

using System.Text;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Schedules;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Notifications;
using GiaoBan.Modules.Schedules.Contracts;
using Microsoft.Extensions.Options;

namespace GiaoBan.App.Worker;

/// <summary>The words of mails about the week's schedule, in Vietnamese: days, hours and a link, never content (DB-12).</summary>
public sealed class ScheduleMessageWords(Texts texts, IOptions<ChannelSettings> settings) : IScheduleWords
{
    private readonly Text _t = texts.In(Language.Vietnamese);
    private readonly string _site = settings.Value.Site.TrimEnd('/');

    /// <inheritdoc/>
    public ScheduleMail Changed(ScheduleWeek week, int number, string fullName, IReadOnlyList<LineChange> changes)
    {
        var body = new StringBuilder().Append(_t["schedules.mail.greeting", fullName]).Append("\n\n").Append(_t["schedules.mail.body", week.Label, number]).Append('\n');
        foreach (var change in changes)
        {
            body.Append("- ").Append(WordsOf(change)).Append('\n');
        }

        body.Append('\n').Append(_site.Length == 0 ? _t["schedules.mail.place"] : _t["schedules.mail.link", $"{_site}/lich-cong-tac?tuan={week.Key}"]).Append('\n');
        return new ScheduleMail(_t["schedules.mail.subject", week.Label, number], body.ToString());
    }

    private string WordsOf(LineChange change) => change.Kind switch
    {
        LineChangeKind.Added => _t["schedules.mail.added", When(change.Line)],
        LineChangeKind.Removed => _t["schedules.mail.removed", When(change.Line)],
        _ => _t["schedules.mail.changed", When(change.Before!), When(change.After!)],
    };

    private string When(ScheduleLine line)
    {
        var hours = line.From is not { } from ? _t["schedules.all-day"] : line.To is { } to ? $"{VietnameseDates.Time(from)}–{VietnameseDates.Time(to)}" : VietnameseDates.Time(from);
        return $"{hours}, {VietnameseDates.Weekday(line.Day.DayOfWeek, Language.Vietnamese)}, {VietnameseDates.Day(line.Day)}";
    }
}

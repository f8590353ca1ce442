using GiaoBan.App.Shared;
using GiaoBan.Domain.Text;
using GiaoBan.Modules.Notifications;
using GiaoBan.Modules.Tasks;
using Microsoft.Extensions.Options;

namespace GiaoBan.App.Worker;

/// <summary>The words of mails about tasks, in Vietnamese: what was given, the day, a link; no report, no evidence.</summary>
public sealed class TaskMailWords(Texts texts, IOptions<ChannelSettings> settings) : ITaskWords
{
    private readonly Text _t = texts.In(Language.Vietnamese);
    private readonly string _site = settings.Value.Site.TrimEnd('/');

    /// <inheritdoc/>
    public (string Subject, string Body) Write(TaskMail mail)
    {
        var (line, due) = (mail.Line, VietnameseDates.Day(mail.Line.State.Due));
        var subject = mail.Step switch
        {
            null => _t["tasks.mail.given", due],
            < 0 => _t["tasks.mail.soon", due],
            0 => _t["tasks.mail.today", due],
            _ => _t["tasks.mail.overdue", line.State.LateDays, due],
        };
        var body = _t["tasks.mail.body", line.Lead.OfficialName, TaskActs.Brief(line.Task.Text), line.Task.SourceTitle, due];
        return (subject, body + "\n\n" + (_site.Length == 0 ? _t["tasks.mail.place"] : _t["tasks.mail.link", _site + line.Path]) + "\n");
    }
}

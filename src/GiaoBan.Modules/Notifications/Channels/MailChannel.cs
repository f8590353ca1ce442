using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using GiaoBan.Modules.Notifications.Contracts;
using Microsoft.Extensions.Options;

namespace GiaoBan.Modules.Notifications;

/// <summary>Mail by SMTP. The key stands in Message-ID, the same at every try.</summary>
internal sealed class MailChannel(IOptions<ChannelSettings> settings) : IMessageChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly MailSettings _mail = settings.Value.Mail;

    public string Name => MessageChannels.Mail;

    public bool IsSet => _mail.Host.Length > 0 && _mail.From.Length > 0;

    public async Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        if (!MailAddress.TryCreate(message.Address, out var to))
        {
            return new Delivery(DeliveryOutcome.Refused, "address");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var client = Client();
            using var mail = Mail(message, to);
            await client.SendMailAsync(mail, patience.Token);
            return Delivery.Done;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Delivery(DeliveryOutcome.Away, "timeout");
        }
        catch (SmtpException fault) when (!cancellation.IsCancellationRequested)
        {
            return Judge(fault.StatusCode);
        }
    }

    /// <summary>RFC 5321: 4xx is not now, 5xx is not ever; no code at all means that nobody was there, or broke off.</summary>
    internal static Delivery Judge(SmtpStatusCode status)
    {
        var code = "smtp-" + ((int)status).ToString(CultureInfo.InvariantCulture);
        return (int)status switch
        {
            < 200 => new Delivery(DeliveryOutcome.Away, "unreachable"),
            421 or 454 or 530 or 534 or 535 or 538 => new Delivery(DeliveryOutcome.Away, code),
            >= 500 => new Delivery(DeliveryOutcome.Refused, code),
            _ => new Delivery(DeliveryOutcome.Later, code),
        };
    }

    private SmtpClient Client()
    {
        var client = new SmtpClient(_mail.Host, _mail.Port) { EnableSsl = _mail.StartTls };
        if (_mail.UserName.Length > 0)
        {
            client.Credentials = new NetworkCredential(_mail.UserName, _mail.Password);
        }

        return client;
    }

    private MailMessage Mail(OutboxMessage message, MailAddress to)
    {
        var from = new MailAddress(_mail.From, _mail.FromName, Encoding.UTF8);
        var mail = new MailMessage(from, to)
        {
            Subject = message.Subject.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = message.Body,
            BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{message.Key}@{from.Host}>");

        // Nobody's absence note is to answer a machine (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (message is { Calendar: { } calendar, CalendarMethod: { } method })
        {
            mail.AlternateViews.Add(CalendarView(calendar, method));
        }

        return mail;
    }

    /// <summary>The richest form stands last; programs take it as an invitation only where the label names the method that stands in it (RFC 6047, 2.4).</summary>
    private static AlternateView CalendarView(string calendar, string method)
    {
        var label = new ContentType("text/calendar") { CharSet = "utf-8" };
        label.Parameters.Add("method", method);
        return new AlternateView(new MemoryStream(Encoding.UTF8.GetBytes(calendar)), label) { TransferEncoding = TransferEncoding.Base64 };
    }
}

namespace GiaoBan.Modules.Notifications;

/// <summary>How messages leave, of configuration section <c>Channels</c>. Secrets stand here alone: never in the database, never shown.</summary>
public sealed class ChannelSettings
{
    /// <summary>The program's address as people type it, for links: <c>https://giaoban.example.vn</c>; empty puts no link into messages.</summary>
    public string Site { get; set; } = "";

    public MailSettings Mail { get; set; } = new();
    public GatewaySettings Sms { get; set; } = new();
    public GatewaySettings Zalo { get; set; } = new();
}

/// <summary>A mail server.</summary>
public sealed class MailSettings
{
    /// <summary>Empty: no mail.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 25;

    /// <summary>Whether the connection is encrypted by STARTTLS before anything is said; TLS from the first byte (port 465) is not known.</summary>
    public bool StartTls { get; set; }

    /// <summary>Empty: without signing in.</summary>
    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "";

    /// <summary>The sender's name.</summary>
    public string FromName { get; set; } = "GiaoBan";
}

/// <summary>A gateway that takes a JSON document for each message.</summary>
public sealed class GatewaySettings
{
    /// <summary>Empty: no such channel.</summary>
    public string Url { get; set; } = "";

    /// <summary>The header that carries the token.</summary>
    public string Header { get; set; } = "Authorization";

    /// <summary>The header's value, whole: <c>Bearer …</c>; empty sends none.</summary>
    public string Token { get; set; } = "";

    /// <summary>The document; <c>{to}</c>, <c>{title}</c>, <c>{text}</c> and <c>{key}</c> are filled in as JSON text, so they stand within quotes.</summary>
    public string Body { get; set; } = """{"to":"{to}","text":"{text}","key":"{key}"}""";
}

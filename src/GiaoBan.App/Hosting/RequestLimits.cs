using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GiaoBan.App.Hosting;

/// <summary>How much and how long one request may take.</summary>
public static class RequestLimits
{
    /// <summary>Bytes of a request's body; where files are sent, the page or endpoint says <c>[RequestSizeLimit(RequestLimits.UploadBytes)]</c>.</summary>
    public const long BodyBytes = 2 * 1024 * 1024;

    /// <summary>Bytes of a body that carries files.</summary>
    public const long UploadBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of a body that is too large but is heard out and thrown away, so that its sender gets the words of the refusal.</summary>
    public const long HeardOutBytes = 128 * 1024 * 1024;

    /// <summary>Fields of a form: a figures table of 500 lines of 4 cells, with its text.</summary>
    public const int FormFields = 4096;

    /// <summary>How long a request may work; a slow line does not count, since its body is read by then.</summary>
    public static readonly TimeSpan Work = TimeSpan.FromSeconds(30);

    /// <summary>How long requests at work may finish when the program stops.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(15);

    // A 2G line at its worst gives some hundred bytes a second, after long silences (ux.md).
    private static readonly MinDataRate SlowestLine = new(bytesPerSecond: 60, gracePeriod: TimeSpan.FromSeconds(30));

    /// <summary>Puts the limits on the server.</summary>
    public static void Apply(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = BodyBytes;
        server.Limits.MinRequestBodyDataRate = SlowestLine;
        server.Limits.MinResponseDataRate = SlowestLine;
    }
}

using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace GiaoBan.Bench;

/// <summary>One kept-alive HTTP connection that sends ready-made requests: as little of the two cores as can be goes to the asking side.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly Socket _socket;
    private byte[] _buffer = new byte[64 * 1024];

    public LoadClient(Uri address)
    {
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Connect(address.Host, address.Port);
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <returns>Status and body.</returns>
    public async Task<(int Status, string Body)> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        var filled = 0;
        while (true)
        {
            if (filled == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            filled += read;
            if (Complete(_buffer.AsSpan(0, filled)) is { } answer)
            {
                return answer;
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>A request's bytes.</summary>
    public static byte[] Request(string method, string path, Uri host, string? token, string? key, byte[] body)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{method} {path} HTTP/1.1\r\nHost: {host.Authority}\r\nContent-Type: application/json\r\n");
        if (token is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Authorization: Bearer {token}\r\n");
        }

        if (key is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Idempotency-Key: {key}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }

    private static (int Status, string Body)? Complete(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var head = Encoding.ASCII.GetString(bytes[..end]);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var body = bytes[(end + 4)..];
        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            return body.EndsWith("0\r\n\r\n"u8) ? (status, Encoding.UTF8.GetString(body)) : null;
        }

        var at = head.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
        var length = at < 0 ? 0 : int.Parse(head.AsSpan(at + 15).TrimStart().ToString().Split('\r')[0], CultureInfo.InvariantCulture);
        return body.Length >= length ? (status, Encoding.UTF8.GetString(body[..length])) : null;
    }
}

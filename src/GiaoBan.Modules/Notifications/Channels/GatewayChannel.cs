using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using GiaoBan.Modules.Notifications.Contracts;

namespace GiaoBan.Modules.Notifications;

/// <summary>SMS and Zalo by a gateway: a POST of JSON for each message, with the key in Idempotency-Key.</summary>
internal sealed partial class GatewayChannel(string name, GatewaySettings settings, HttpClient client) : IMessageChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public string Name => name;

    public bool IsSet => settings.Url.Length > 0;

    public async Task<Delivery> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var request = Request(message);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return Judge(answer.StatusCode);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Delivery(DeliveryOutcome.Away, "timeout");
        }
        catch (HttpRequestException) when (!cancellation.IsCancellationRequested)
        {
            return new Delivery(DeliveryOutcome.Away, "unreachable");
        }
    }

    /// <summary>409: the gateway still works on the same key. 401 and 403: the token, which is nobody's message.</summary>
    internal static Delivery Judge(HttpStatusCode status)
    {
        var code = "http-" + ((int)status).ToString(CultureInfo.InvariantCulture);
        return (int)status switch
        {
            >= 200 and < 300 => Delivery.Done,
            401 or 403 or 404 or 502 or 503 or 504 => new Delivery(DeliveryOutcome.Away, code),
            408 or 409 or 425 or 429 or >= 500 => new Delivery(DeliveryOutcome.Later, code),
            _ => new Delivery(DeliveryOutcome.Refused, code),
        };
    }

    private HttpRequestMessage Request(OutboxMessage message)
    {
        var body = Place().Replace(settings.Body, place => JsonText(place.ValueSpan switch
        {
            "{to}" => message.Address,
            "{title}" => message.Subject,
            "{key}" => message.Key,
            _ => message.Body,
        }));
        var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", message.Key);
        if (settings.Token.Length > 0)
        {
            request.Headers.TryAddWithoutValidation(settings.Header, settings.Token);
        }

        return request;
    }

    private static string JsonText(string words) => JsonEncodedText.Encode(words, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    [GeneratedRegex(@"\{(?:to|title|text|key)\}")]
    private static partial Regex Place();
}

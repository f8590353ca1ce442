using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace GiaoBan.Tests.Infrastructure;

/// <summary>What the API answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The JSON; undefined where there was none.</param>
/// <param name="Text">The bytes as text, for comparing replays.</param>
/// <param name="Response">The whole answer.</param>
public sealed record ApiAnswer(HttpStatusCode Status, JsonElement Body, string Text, HttpResponseMessage Response)
{
    /// <summary>The permanent code of a problem document.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public void Deconstruct(out HttpStatusCode status, out JsonElement body) => (status, body) = (Status, Body);
}

/// <summary>A program that calls the API with a bearer token.</summary>
public sealed class TestApi(HttpClient client, string? token)
{
    public Task<ApiAnswer> GetAsync(string path, string? language = null) => SendAsync(HttpMethod.Get, path, null, null, language);

    public Task<ApiAnswer> PostAsync(
        string path, object? body = null, string? idempotencyKey = null, string? language = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, idempotencyKey, language, headers);

    public Task<ApiAnswer> PutAsync(string path, object? body = null, string? language = null) => SendAsync(HttpMethod.Put, path, body, null, language);

    // A string or bytes are sent as they are, as JSON; anything else is written as JSON.
    private async Task<ApiAnswer> SendAsync(HttpMethod method, string path, object? body, string? idempotencyKey, string? language, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute));
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        if (language is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(language);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Content = body switch
        {
            null => null,
            string raw => new StringContent(raw, new MediaTypeHeaderValue("application/json")),
            byte[] raw => new ByteArrayContent(raw) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            _ => JsonContent.Create(body, body.GetType()),
        };
        var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new ApiAnswer(response.StatusCode, isJson && text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default, text, response);
    }
}

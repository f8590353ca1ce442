using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Modules.Reporting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace GiaoBan.App.Api;

/// <summary>A body that another program sent: what an <c>Idempotency-Key</c> is compared with.</summary>
internal interface IPostedBody;

/// <summary>Says in the description that the endpoint takes an <c>Idempotency-Key</c>.</summary>
internal sealed record TakesIdempotencyKey;

/// <summary>A POST sent twice under one <c>Idempotency-Key</c> acts once and answers the same bytes; the key with another body is refused.</summary>
/// <remarks>The answer is kept after the act: for acts that a second try finds done. Submissions keep theirs in the same commit.</remarks>
internal static class IdempotentPost
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>Makes the endpoint take a key.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="status">The status of its good answer.</param>
    public static RouteHandlerBuilder TakesKey(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.WithMetadata(new TakesIdempotencyKey()).AddEndpointFilter((context, next) => OnceAsync(context, next, status));

    private static async ValueTask<object?> OnceAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, int status)
    {
        var request = context.HttpContext.Request;
        if (!request.Headers.TryGetValue(Header, out var header))
        {
            return await next(context);
        }

        var services = context.HttpContext.RequestServices;
        var (answers, actor) = (services.GetRequiredService<IdempotentAnswers>(), services.GetRequiredService<CurrentActor>().Actor);
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var (key, hash) = (header.ToString(), HashOf(request.Path, context.Arguments.OfType<IPostedBody>().FirstOrDefault(), json));
        if (await answers.FindTextAsync(actor, key, hash, context.HttpContext.RequestAborted) is { } earlier)
        {
            return earlier.IsOk
                ? Results.Text(earlier.Value, "application/json", Encoding.UTF8, status)
                : earlier.Errors.ToHttpResult(services.GetRequiredService<Text>());
        }

        var answer = await next(context);
        var result = answer is INestedHttpResult nested ? nested.Result : answer;
        if (result is IValueHttpResult { Value: { } value } and IStatusCodeHttpResult { StatusCode: var given } && given == status)
        {
            await answers.KeepAsync(actor, key, hash, status, JsonSerializer.Serialize(value, value.GetType(), json));
        }

        return answer;
    }

    private static byte[] HashOf(string path, IPostedBody? body, JsonSerializerOptions json) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{(body is null ? "" : JsonSerializer.Serialize(body, body.GetType(), json))}"));
}

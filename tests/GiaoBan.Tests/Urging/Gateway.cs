using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GiaoBan.Tests.Urging;

/// <summary>What a gateway was asked.</summary>
internal sealed record GatewayCall(string Key, string? Token, string To, string Text);

/// <summary>A gateway of SMS on 127.0.0.1 that answers as it is told.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private readonly WebApplication _host;

    private Gateway(WebApplication host) => _host = host;

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<GatewayCall> Calls { get; } = new();

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = StatusCodes.Status202Accepted;

    public string Url => _host.Urls.First() + "/gui";

    public static async Task<Gateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var host = builder.Build();
        host.Urls.Add("http://127.0.0.1:0");
        var gateway = new Gateway(host);
        host.MapPost("/gui", async (HttpRequest request) =>
        {
            var body = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(request.Body);
            gateway.Calls.Enqueue(new GatewayCall(request.Headers["Idempotency-Key"].ToString(), request.Headers.Authorization, body!["to"], body["text"]));
            return Results.StatusCode(gateway.Status);
        });
        await host.StartAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await _host.DisposeAsync();
    }
}

using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace GiaoBan.Tests.Pages;

/// <summary>The pages without database and sign-in: what stands around every page.</summary>
public sealed class PagesHost : IAsyncDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2021, 8, 19, 12, 30);

    private readonly WebApplication _app;

    private PagesHost(WebApplication app) => (_app, Client) = (app, app.GetTestClient());

    /// <summary>Asks the pages; follows nothing, keeps no cookies.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts them.</summary>
    /// <param name="roles">The roles of the one post of whoever asks; none = a stranger.</param>
    public static async Task<PagesHost> StartAsync(params string[] roles)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "giaoban", EnvironmentName = Environments.Development });
        builder.WebHost.UseTestServer();
        builder.Services.AddPages();
        builder.Services.AddSingleton<IClock>(new StoppedClock());
        builder.Services.AddSingleton(new TrainingNotice(MadeUpData: true, ClockStart: Now));
        builder.Services.AddAuthentication("none").AddCookie("none");
        var policies = builder.Services.AddAuthorizationBuilder();
        foreach (var permission in Permissions.All)
        {
            policies.AddPolicy(permission, p => p.RequireAssertion(c => (c.Resource as HttpContext)?.Features.Get<Actor>()?.Can(permission) == true));
        }

        var app = builder.Build();
        app.UsePageErrors();
        app.Use((context, next) =>
        {
            if (roles.Length > 0)
            {
                context.Features.Set(new Actor(1, Guid.Empty, Guid.Empty, "Nguyễn Thị Mẫu", "mau", [new(Guid.Empty, "p", "Công chức", Guid.Empty, "u", "Đơn vị", roles, null)]));
                context.Features.Set(new Tenant { TenantId = 1, Code = "x", Name = "Xã Mẫu", IsTraining = true, CreatedAt = Now });
            }

            return next(context);
        });
        app.UseRouting();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapGet("/thu-loi", string () => throw new InvalidOperationException("planted"));
        app.MapPages();
        await app.StartAsync();
        return new PagesHost(app);
    }

    /// <summary>Every endpoint there is.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Reads an answer as a page.</summary>
    public static async Task<IDocument> PageAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>Asks for a page.</summary>
    public async Task<IDocument> GetAsync(string path, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (language is not null)
        {
            request.Headers.Add("Cookie", $"{RequestLanguage.Cookie}={language}");
        }

        using var answer = await Client.SendAsync(request);
        return await PageAsync(answer);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class StoppedClock : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}

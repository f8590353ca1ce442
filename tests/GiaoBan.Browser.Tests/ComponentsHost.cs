using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Modules.Organisation.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace GiaoBan.Browser.Tests;

/// <summary>The page of components, served without a database: what the scripts do, and how it looks to axe.</summary>
public sealed class ComponentsHost : IAsyncLifetime
{
    private static readonly Instant Now = Instant.FromUtc(2021, 8, 19, 12, 30);

    private WebApplication? _app;

    /// <summary>Where it listens.</summary>
    public string Address => _app!.Urls.Single();

    /// <summary>What a saved draft is answered with; the tests make it fail.</summary>
    public int DraftStatus { get; set; } = StatusCodes.Status200OK;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "giaoban", EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddPages();
        builder.Services.AddSingleton<IClock>(new StoppedClock());
        builder.Services.AddSingleton(new TrainingNotice(MadeUpData: true, ClockStart: Now));
        builder.Services.AddAuthorization();
        _app = builder.Build();
        _app.Use(AsOfficialAsync);
        _app.UseRouting();
        _app.UseAuthorization();
        _app.UseAntiforgery();
        _app.MapPages();
        await _app.StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private Task AsOfficialAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'";
        context.Features.Set(new Actor(1, Guid.Empty, Guid.Empty, "Nguyễn Thị Mẫu", "mau", [new(Guid.Empty, "p", "Công chức", Guid.Empty, "u", "Đơn vị", [.. Roles.All], null)]));
        context.Features.Set(new Tenant { TenantId = 1, Code = "x", Name = "Xã Mẫu", IsTraining = true, CreatedAt = Now });
        if (!HttpMethods.IsPut(context.Request.Method))
        {
            return next(context);
        }

        context.Response.StatusCode = DraftStatus;
        return DraftStatus == StatusCodes.Status200OK
            ? context.Response.WriteAsJsonAsync(new { version = 2, savedAt = "19:31" })
            : context.Response.WriteAsJsonAsync(new { detail = "Người khác vừa lưu." });
    }

    private sealed class StoppedClock : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}

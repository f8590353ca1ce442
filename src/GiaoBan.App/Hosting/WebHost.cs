using System.IO.Compression;
using System.Text.Encodings.Web;
using GiaoBan.App.Api;
using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.App.Worker;
using GiaoBan.Modules.Audit.Contracts;
using GiaoBan.Modules.Compliance;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Figures;
using GiaoBan.Modules.Incidents;
using GiaoBan.Modules.Meetings;
using GiaoBan.Modules.Meetings.Invitations;
using GiaoBan.Modules.Notifications;
using GiaoBan.Modules.PartyCells;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Reporting;
using GiaoBan.Modules.Reporting.Contracts;
using GiaoBan.Modules.Requests;
using GiaoBan.Modules.Reviews;
using GiaoBan.Modules.Schedules;
using GiaoBan.Modules.Schedules.Contracts;
using GiaoBan.Modules.Scores;
using GiaoBan.Modules.Tasks;
using GiaoBan.Modules.Urging;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;

namespace GiaoBan.App.Hosting;

/// <summary>The one place where the web program is put together, for <c>serve</c> and for tests alike.</summary>
public static class WebHost
{
    /// <summary>Builds the program on a migrated database; the caller starts it, stops it and then closes the database.</summary>
    /// <param name="settings">How it is to run.</param>
    /// <param name="source">The database.</param>
    /// <param name="adjust">What a test puts in another's place.</param>
    public static WebApplication Build(HostSettings settings, NpgsqlDataSource source, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,

            // Pages are looked for in the assembly of this name; in a test the entry assembly is another.
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
        });
        builder.Host.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));
        builder.WebHost.ConfigureKestrel(RequestLimits.Apply);
        if (settings.Urls is { } urls)
        {
            builder.WebHost.UseUrls(urls.Split(';'));
        }

        AddLog(builder.Logging);
        AddDatabase(builder.Services, settings, source);
        AddHttp(builder.Services);
        AddModules(builder.Services, settings);
        adjust?.Invoke(builder);

        var app = builder.Build();
        UsePipeline(app);
        MapRoutes(app);
        return app;
    }

    /// <summary>The log before there is a host, and of commands that need none.</summary>
    public static ILoggerFactory StartLog() => LoggerFactory.Create(AddLog);

    /// <summary>What each module brings: a line each.</summary>
    private static void AddModules(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new TrainingNotice(settings.Demo is not null, settings.Demo?.ClockStart));
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<RegimeLibrary>();
        services.AddRegimes();
        services.AddReporting();
        services.AddCompliance();
        services.AddFigures();
        services.AddReviews();
        services.AddPartyCells();
        services.AddSchedules();
        services.AddSingleton<IScheduleWords, ScheduleMessageWords>();
        services.AddScoped<Api.Schedules.CalendarFeed>();
        services.AddScoped<ClashBadge>();
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(o => o.Filters.AddService<ClashBadge>());
        services.AddMeetings();
        services.AddNotifications();
        services.AddRequests();
        services.AddScores();
        services.AddIncidents();
        services.AddScoped<Pages.Incidents.IncidentWay>();
        services.AddTasks();
        services.AddSingleton<ITaskWords, TaskMailWords>();
        services.AddUrging();
        services.AddSingleton<IUrgingWords, UrgingMessageWords>();
        services.AddSingleton<IInvitationWords, InvitationMessageWords>();
        services.AddPages();
        services.AddScoped<Pages.Compliance.BookLoader>();
        services.AddScoped<Pages.Schedules.OpenMeetings>();
        services.AddScoped<Pages.Compliance.RoundUps.RoundUpLoader>();
        services.AddRoundUps();
        services.AddScoped<Pages.Regimes.Edit.DraftDesk>();
        services.AddIdentity();
        services.AddApi();
        if (settings.Works)
        {
            services.AddHostedService<ObligationWorker>();
            services.AddHostedService<MessageWorker>();
            services.AddHostedService<UrgingWorker>();
            services.AddHostedService<TaskWorker>();
            services.AddHostedService<BriefingWorker>();
        }
    }

    /// <summary>What can be asked for: a line each.</summary>
    private static void MapRoutes(WebApplication app)
    {
        app.MapHealth();
        app.MapPages();
        app.MapApi();
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UsePageErrors();
        app.UseApiErrors();
        app.UseRequestFaults();
        app.UseRouting();
        app.UseBodyLimit();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    private static void AddLog(ILoggingBuilder log)
    {
        // Standard output belongs to what the command says.
        log.ClearProviders();
        log.AddSimpleConsole(o => (o.SingleLine, o.TimestampFormat, o.ColorBehavior) = (true, "HH:mm:ss.fff ", LoggerColorBehavior.Disabled));
        log.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        log.SetMinimumLevel(LogLevel.Information);
        log.AddFilter("Microsoft", LogLevel.Warning);
        log.AddFilter("Npgsql", LogLevel.Warning);

        // Error pages are no-store already: antiforgery says so at each of them.
        log.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        // Keys at rest are as safe as the database that holds them; the warning at every start says nothing more.
        log.AddFilter(typeof(XmlKeyManager).FullName, LogLevel.Error);
    }

    private static void AddDatabase(IServiceCollection services, HostSettings settings, NpgsqlDataSource source)
    {
        services.AddSingleton(settings.Clock);
        services.AddSingleton(source);
        services.AddSingleton<Migrator>();
        services.AddSingleton<IdSource>();
        services.AddScoped<TenantScope>();
        services.AddDbContext<GiaoBanDbContext>((s, o) => o.UseNpgsql(s.GetRequiredService<NpgsqlDataSource>()));
        services.AddDataProtection().SetApplicationName("giaoban");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new DatabaseKeys(source, s.GetRequiredService<IClock>())));
    }

    private static void AddHttp(IServiceCollection services)
    {
        services.Configure<HostOptions>(o => o.ShutdownTimeout = RequestLimits.Drain);
        services.Configure<FormOptions>(o =>
        {
            o.ValueCountLimit = RequestLimits.FormFields;
            o.MultipartBodyLengthLimit = RequestLimits.UploadBytes;
        });
        services.Configure<AntiforgeryOptions>(o =>
        {
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

            // It would allow frames of our own; frame-ancestors allows none.
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddRequestTimeouts(o => o.DefaultPolicy = new RequestTimeoutPolicy { Timeout = RequestLimits.Work });
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

        // BREACH: form tokens are masked anew in every answer, cookies and receipts never stand beside reflected text.
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml", "text/calendar"];
        });

        // The text of a regime beside its rules is long: a fifth less on a 2G line is worth a millisecond here (spec/ux.md).
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Optimal);
    }
}

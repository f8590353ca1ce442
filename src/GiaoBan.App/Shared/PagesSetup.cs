using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Npgsql;

namespace GiaoBan.App.Shared;

/// <summary>What the pages need, and what they answer to.</summary>
public static class PagesSetup
{
    /// <summary>Razor Pages with their permissions, texts, frame and assets. Needs an <c>IClock</c>.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(s => new Texts(strict: !s.GetRequiredService<IHostEnvironment>().IsProduction()));
        services.AddScoped(s => s.GetRequiredService<Texts>().In(RequestLanguage.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext)));
        services.AddScoped<PageFrame>();
        services.AddScoped<RuleWords>();
        services.AddSingleton<PageAssets>();
        services.TryAddSingleton(new TrainingNotice(MadeUpData: false, ClockStart: null));

        // Vietnamese letters leave as they are: numeric references would triple the weight of every page.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<IConfigureOptions<MvcOptions>, ModelBindingTexts>();
        services.AddAntiforgery(o => o.Cookie.Name = "giaoban-form");
        services.AddRazorPages(o => o.Conventions.Add(new PageConventions())).AddMvcOptions(o => o.Filters.Add(new HandlerNeeded()));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        return services;
    }

    /// <summary>Shows a page, not a bare status, where a page request fails; the API keeps its problem documents. Stands before routing.</summary>
    public static IApplicationBuilder UsePageErrors(this IApplicationBuilder app) =>
        app.UseWhen(
            context => !RequestLanguage.IsApi(context.Request),
            branch => branch
                .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/loi/500", StatusCodeSelector = StatusOf })
                .UseStatusCodePagesWithReExecute("/loi/{0}")
                .Use(AskForErrorPage));

    private static int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        NpgsqlException { IsTransient: true } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>A failed POST runs again as the GET of an error page; its form, read or not, genuine or not, no longer matters.</summary>
    private static Task AskForErrorPage(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.ContentType = null;
            context.Request.ContentLength = null;
            context.Request.Body = Stream.Null;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
        }

        return next(context);
    }

    /// <summary>Maps pages, their assets and the language switch. Antiforgery must be in the pipeline.</summary>
    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{file}", (string file, HttpContext context, PageAssets assets) => assets.Serve(file, context)).AllowAnonymous();
        routes.MapGet("/", () => Results.Redirect("/viec-cua-toi")).AllowAnonymous();
        routes.MapLanguage();
        routes.MapRazorPages();
        return routes;
    }
}

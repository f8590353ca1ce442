using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

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
        services.AddSingleton<PageAssets>();
        services.TryAddSingleton(new TrainingNotice(MadeUpData: false, ClockStart: null));

        // Vietnamese letters leave as they are: numeric references would triple the weight of every page.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<IConfigureOptions<MvcOptions>, ModelBindingTexts>();
        services.AddAntiforgery(o => o.Cookie.Name = "giaoban-form");
        services.AddRazorPages(o => o.Conventions.Add(new PageConventions()));
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        return services;
    }

    /// <summary>Shows a page, not a bare status, where a page request fails; the API keeps its problem documents. Stands before routing's work.</summary>
    public static IApplicationBuilder UsePageErrors(this IApplicationBuilder app) =>
        app.UseWhen(
            context => !RequestLanguage.IsApi(context.Request),
            branch => branch.UseExceptionHandler("/loi/500").UseStatusCodePagesWithReExecute("/loi/{0}"));

    /// <summary>Maps pages, their assets and the language switch. Antiforgery must be in the pipeline.</summary>
    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{file}", (string file, HttpContext context, PageAssets assets) => assets.Serve(file, context)).AllowAnonymous();
        routes.MapLanguage();
        routes.MapRazorPages();
        return routes;
    }
}

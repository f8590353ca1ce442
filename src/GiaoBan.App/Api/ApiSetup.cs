using GiaoBan.App.Hosting;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using Microsoft.AspNetCore.Diagnostics;

namespace GiaoBan.App.Api;

/// <summary>The API of version 1: JSON as docs/api.md says, problem documents for every refusal and fault, its description.</summary>
public static class ApiSetup
{
    /// <summary>What the API's endpoints need.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddScoped<Meetings.MeetingCodes>();
        services.AddOpenApi("v1", ApiDescription.Configure);
        return services;
    }

    /// <summary>Turns bare statuses and faults under <c>/api</c> into problem documents. Stands before authentication.</summary>
    public static IApplicationBuilder UseApiErrors(this IApplicationBuilder app) => app.UseWhen(
        context => RequestLanguage.IsApi(context.Request),
        branch => branch
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerFault })
            .UseStatusCodePages(context => Refuse(
                context.HttpContext,
                OfStatus(context.HttpContext.Response.StatusCode) with { Field = context.HttpContext.Features.Get<UnreadablePlace>() is { Field.Length: > 0 } at ? at.Field : null })));

    /// <summary>Maps every endpoint; a module adds its own by one line.</summary>
    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder app)
    {
        var v1 = app.MapGroup("/api/v1").ProducesProblem(StatusCodes.Status401Unauthorized);
        IdentityEndpoints.Map(v1);
        ReportingEndpoints.Map(v1);
        ApprovalEndpoints.Map(v1);
        ConsolidationEndpoints.Map(v1);
        FiguresEndpoints.Map(v1);
        ComplianceEndpoints.Map(v1);
        RegimesEndpoints.Map(v1);
        IncidentsEndpoints.Map(v1);
        ExtensionEndpoints.Map(v1);
        RequestsEndpoints.Map(v1);
        ConclusionsEndpoints.Map(v1);
        MeetingsEndpoints.Map(v1);
        SchedulesEndpoints.Map(v1);
        TasksEndpoints.Map(v1);
        SimilarEndpoints.Map(v1);
        AbsencesEndpoints.Map(v1);
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        return app;
    }

    private static Task AnswerFault(HttpContext context)
    {
        // What could not be read is the sender's doing; the host has logged everything else.
        var unreadable = context.Features.Get<IExceptionHandlerFeature>()?.Error as BadHttpRequestException;
        context.Response.StatusCode = unreadable?.StatusCode ?? StatusCodes.Status500InternalServerError;
        return Refuse(context, OfStatus(context.Response.StatusCode));
    }

    private static Error OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => Error.NotFound("api.not-found"),
        StatusCodes.Status405MethodNotAllowed => Error.Invalid("api.method"),
        StatusCodes.Status413PayloadTooLarge => Error.Invalid("api.too-large"),
        StatusCodes.Status415UnsupportedMediaType => Error.Invalid("api.media-type"),
        >= 500 => Error.Invalid("api.fault"),
        _ => Error.Invalid("api.unreadable"),
    };

    /// <summary>The status is kept: these refusals come from the protocol, not from a rule.</summary>
    private static Task Refuse(HttpContext context, Error error)
    {
        var problem = ProblemMapper.ToProblem([error], context.RequestServices.GetRequiredService<Text>());
        problem.Status = context.Response.StatusCode;
        problem.Title = problem.Detail;
        return Results.Problem(problem).ExecuteAsync(context);
    }
}

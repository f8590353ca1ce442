using GiaoBan.Domain;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Shared;

/// <summary>The one place where a refusal becomes <c>application/problem+json</c>: <c>code</c>, <c>detail</c>, <c>errors</c> per field (docs/api.md).</summary>
public static class ProblemMapper
{
    /// <summary>The HTTP status of a kind of refusal.</summary>
    public static int StatusOf(ErrorKind kind) => kind switch
    {
        ErrorKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of refusal."),
    };

    /// <summary>Refusals as a problem document; the first one gives status, code and detail.</summary>
    /// <param name="errors">At least one.</param>
    /// <param name="text">The caller's language.</param>
    public static ProblemDetails ToProblem(IReadOnlyList<Error> errors, Text text)
    {
        var first = errors[0];
        var problem = new ProblemDetails
        {
            Status = StatusOf(first.Kind),
            Title = text["app.problem." + first.Kind switch
            {
                ErrorKind.Invalid => "invalid",
                ErrorKind.NotFound => "not-found",
                ErrorKind.Conflict => "conflict",
                ErrorKind.Forbidden => "forbidden",
                ErrorKind.Unauthenticated => "unauthenticated",
                _ => "too-many",
            }],
            Detail = text.Of(first),
        };
        problem.Extensions["code"] = first.Code;
        var fields = errors.Where(e => e.Field is not null).GroupBy(e => e.Field!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(text.Of).ToArray(), StringComparer.Ordinal);
        if (fields.Count > 0)
        {
            problem.Extensions["errors"] = fields;
        }

        return problem;
    }

    /// <summary>Refusals as the answer of an endpoint.</summary>
    public static ProblemHttpResult ToHttpResult(this IReadOnlyList<Error> errors, Text text) => TypedResults.Problem(ToProblem(errors, text));
}

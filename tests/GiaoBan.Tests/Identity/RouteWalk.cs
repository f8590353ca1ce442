using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using GiaoBan.Domain.Organisation;
using GiaoBan.Tests.Infrastructure;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Tests.Identity;

/// <summary>Asks every route of a running program as a role, or as a stranger, and says what differs from the table.</summary>
internal sealed partial class RouteWalk(TestApp app, SampleOffice office, IReadOnlyDictionary<string, string> table)
{
    private const string SignOut = "/dang-xuat";

    /// <summary>What stands for the parts of an address that are no ids; a part that is not here is some word.</summary>
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["n"] = "1",
        ["version"] = "1",
        ["status"] = "404",
        ["number"] = "2021-000001",
        ["documentName"] = "v1",
        ["file"] = "app.js",
    };

    /// <summary>A route and one way to ask it.</summary>
    public sealed record Stop(string Pattern, HttpMethod Method, Endpoint Endpoint)
    {
        public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

        /// <summary>Whether a POST without a form token must be refused: the session that ended has none that could hold, and an error page changes nothing.</summary>
        public bool ChecksForm => Method == HttpMethod.Post && Endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
            && Pattern is not ("/bao-cao/{id:guid}/het-phien" or "/loi/{status:int}");

        public override string ToString() => $"{Method} {Pattern}";
    }

    /// <summary>Every stop of the program.</summary>
    public IReadOnlyList<Stop> Stops { get; } =
    [
        .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
           from method in methods is { Count: > 0 } ? methods : ["GET", "POST"]
           let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
           orderby pattern == SignOut, pattern, method
           select new Stop(pattern, new HttpMethod(method), endpoint),
    ];

    /// <summary>Routes that the table does not know, and that name nobody who may ask.</summary>
    public IEnumerable<string> Unlisted()
    {
        foreach (var stop in Stops)
        {
            if (RowOf(stop) is null)
            {
                yield return $"{stop} is not in the table";
            }

            if (stop.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && stop.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(a => a.Policy is null))
            {
                yield return $"{stop} names no permission";
            }
        }
    }

    /// <summary>Rows of the table for which there is no route.</summary>
    public IEnumerable<string> Gone() => table.Keys.Except(Stops.SelectMany(s => new[] { s.Pattern, s.ToString() }));

    /// <summary>The row of a stop: of its method alone where there is one; null where there is none.</summary>
    private string? RowOf(Stop stop) => table.GetValueOrDefault(stop.ToString()) ?? table.GetValueOrDefault(stop.Pattern);

    /// <summary>What a role gets that the table does not say; null = a stranger.</summary>
    public async Task<List<string>> WalkAsync(string? role)
    {
        var may = role is null ? [] : Roles.PermissionsOf([role]).ToHashSet(StringComparer.Ordinal);
        var client = await ClientAsync(role);
        var token = role is null ? null : await office.TokenOf(role);
        var form = await FormTokenAsync(client, role);
        var wrong = new List<string>();
        foreach (var stop in Stops.Where(s => RowOf(s) is not null))
        {
            var allowed = RowOf(stop) == RouteTable.Anyone || RowOf(stop)!.Split(RouteTable.Or).Any(may.Contains);
            foreach (var genuine in stop.Method == HttpMethod.Get || stop.IsApi ? [false] : new[] { false, true })
            {
                using var answer = await client.SendAsync(Request(stop, stop.IsApi ? token : null, genuine ? form : null));
                if (Fault(stop, answer, role is not null, allowed, genuine) is { } fault)
                {
                    wrong.Add($"{role ?? "a stranger"}: {stop}{(genuine ? " with a form token" : "")} answered {(int)answer.StatusCode} {answer.Headers.Location}: {fault}");
                }
            }
        }

        return wrong;
    }

    private async Task<HttpClient> ClientAsync(string? role)
    {
        var client = app.NewClient();
        if (role is not null)
        {
            var page = await new TestBrowser(client).GetAsync("/dang-nhap");
            var entered = await page.Form().Fill("userName", role).Fill("password", SampleOffice.Password).SubmitAsync();
            Assert.Equal(HttpStatusCode.Redirect, entered.Status);
        }

        return client;
    }

    private static string? Fault(Stop stop, HttpResponseMessage answer, bool signedIn, bool allowed, bool genuine)
    {
        var status = (int)answer.StatusCode;
        var toSignIn = answer.Headers.Location?.OriginalString.Contains("/dang-nhap", StringComparison.Ordinal) == true;
        return (allowed, signedIn) switch
        {
            _ when status >= 500 => "a fault",
            (true, _) when stop.Pattern == "/api/v1/tokens" => status == 401 ? null : "no password was sent",
            (true, _) when status is 401 or 403 || (toSignIn && stop.Pattern != SignOut) => "it is allowed",
            (true, _) when stop.ChecksForm && !genuine => status == 400 ? null : "its form carried no token",
            (true, _) => null,
            (false, false) when stop.IsApi => status == 401 ? null : "a stranger needs a token",
            (false, false) => toSignIn || (status == 307 && answer.Headers.Location!.OriginalString.Contains("/het-phien", StringComparison.Ordinal)) ? null : "a stranger is to sign in",
            (false, true) => status is 403 or 404 ? null : "it is not allowed",
        };
    }

    private static HttpRequestMessage Request(Stop stop, string? token, string? form)
    {
        var address = Part().Replace(stop.Pattern, part => part.Value.EndsWith(":guid}", StringComparison.Ordinal) ? Guid.Empty.ToString() : Parts.GetValueOrDefault(part.Groups["name"].Value, "mot"));
        var request = new HttpRequestMessage(stop.Method, new Uri(address, UriKind.Relative));
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (stop.Method != HttpMethod.Get)
        {
            request.Content = stop.IsApi ? JsonContent.Create(new { }) : new FormUrlEncodedContent(form is null ? [] : [KeyValuePair.Create("__RequestVerificationToken", form)]);
        }

        return request;
    }

    private static async Task<string> FormTokenAsync(HttpClient client, string? role)
    {
        using var answer = await client.GetAsync(new Uri(role is null ? "/dang-nhap" : "/tai-khoan", UriKind.Relative));
        return FormToken().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Part();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex FormToken();
}

using System.Text.RegularExpressions;

namespace GiaoBan.Browser.Tests;

/// <summary>The ward of source 003: two months of meetings behind it, requests, a clash and an absence that wait.</summary>
public sealed class WardTenant() : TrainingTenant("nguyen-nghiem-307", clock: null);

/// <summary>Every page of meetings, schedules and tasks that a person finds by following links, on a desk and on a phone (NN-1 to NN-9, SK-6, SK-10).</summary>
public sealed partial class MeetingPagesTests(WardTenant tenant) : IClassFixture<WardTenant>
{
    private const int MostPages = 40;
    private static readonly string[] Places = ["/cuoc-hop", "/lich-cong-tac", "/chong-cheo", "/phong-xe", "/nhiem-vu", "/giao-ban"];

    [Theory]
    [InlineData("vanphong", 1280, 25)]
    [InlineData("chutich", 400, 15)]
    [InlineData("diachinh", 400, 10)]
    public async Task Pages_FollowedByLinks_AreWhole(string account, int width, int least)
    {
        var visitor = await tenant.SignInAsync(account, width);
        var (waiting, seen) = (new Queue<string>(Places), new HashSet<string>(Places, StringComparer.Ordinal));
        var looked = 0;
        while (waiting.TryDequeue(out var path) && looked < MostPages)
        {
            var status = await visitor.GoAsync(path);
            if (status is 403 or 404 && Places.Contains(path))
            {
                // A place that is not for everybody.
                continue;
            }

            Assert.True(status == 200, $"{path}: {status}");
            await visitor.LookAsync(Shape(path).Trim('/').Replace('/', '-'));
            looked++;
            foreach (var link in await LinksAsync(visitor))
            {
                if (Places.Any(p => link == p || link.StartsWith(p + "/", StringComparison.Ordinal)) && !File().IsMatch(link) && seen.Add(Shape(link)))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        Assert.True(looked >= least, $"{looked} pages only");
    }

    private static Task<string[]> LinksAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"/\"]')].filter(a => !a.hasAttribute('download')).map(a => a.getAttribute('href').split('#')[0])");

    /// <summary>A path without what stands for one meeting, week or task: of pages that differ by it alone one is looked at.</summary>
    private static string Shape(string path) => Variable().Replace(path.Split('?')[0], "x") + (path.Contains('?', StringComparison.Ordinal) ? "-loc" : "");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{4}-W?[0-9]{2}(-[0-9]{2})?|[0-9]+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\.(ics|docx|xlsx|zip|pdf)|/(docx|xlsx|ics|tai-ve|tep|goi|zip)(/|$|\?)|/tai$")]
    private static partial Regex File();
}

using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace GiaoBan.Browser.Tests;

/// <summary>What axe finds on a page, in lines a person can act on.</summary>
internal static class Axe
{
    public static async Task<List<string>> ViolationsAsync(IPage page)
    {
        var found = await page.RunAxe();
        return [.. found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")];
    }
}

using GiaoBan.Modules.Organisation.Contracts;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes;

/// <summary>Units and posts by their codes, as the pages of the catalogue name them.</summary>
/// <param name="Units">Short names by code.</param>
/// <param name="Posts">Titles by code.</param>
public sealed record RegimeNames(IReadOnlyDictionary<string, string> Units, IReadOnlyDictionary<string, string> Posts)
{
    /// <summary>The names of a day.</summary>
    public static async Task<RegimeNames> OnAsync(OrganisationDirectory directory, LocalDate day, CancellationToken cancellation)
    {
        var units = await directory.UnitsOn(day, cancellation);
        var posts = await directory.PostsOn(day, cancellation);
        return new(
            units.DistinctBy(u => u.Code).ToDictionary(u => u.Code, u => u.ShortName, StringComparer.Ordinal),
            posts.DistinctBy(p => p.Post.Code).ToDictionary(p => p.Post.Code, p => p.Post.Title, StringComparer.Ordinal));
    }

    /// <summary>A post's title; its code where the organisation does not have it.</summary>
    public string Post(string code) => Posts.GetValueOrDefault(code, code);
}

using GiaoBan.App.Shared;
using GiaoBan.Modules.Organisation.Contracts;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>A thing that one chooses by its name.</summary>
/// <param name="Code">What the regime keeps.</param>
/// <param name="Name">What people read.</param>
public sealed record Choice(string Code, string Name);

/// <summary>What the office has: kinds, blocks, units, posts. What a regime names and the office lacks shows too, and says so.</summary>
public sealed class OfficeChoices(IReadOnlyList<Unit> units, IReadOnlyList<PostHolder> posts, Text text)
{
    /// <summary>Kinds of its units.</summary>
    public IReadOnlyList<Choice> Kinds { get; } = [.. units.Select(u => u.Kind).Distinct().Select(code => new Choice(code, Named(text, "kind", code)))];

    /// <summary>Blocks of its units.</summary>
    public IReadOnlyList<Choice> Blocks { get; } = [.. units.Select(u => u.Block).Distinct().Select(code => new Choice(code, Named(text, "block", code)))];

    /// <summary>Its units.</summary>
    public IReadOnlyList<Choice> Units { get; } = [.. units.Select(u => new Choice(u.Code, u.Name))];

    /// <summary>Its posts, with their holders.</summary>
    public IReadOnlyList<Choice> Posts { get; } = [.. posts.Select(p => new Choice(p.Post.Code, p.Holder is { } holder ? $"{p.Post.Title} ({holder.FullName})" : p.Post.Title))];

    /// <summary>The choices, and behind them what was chosen before and is not among them.</summary>
    public IReadOnlyList<Choice> With(IReadOnlyList<Choice> known, IEnumerable<string> chosen) =>
        [.. known, .. chosen.Where(code => known.All(k => k.Code != code)).Distinct().Select(code => new Choice(code, text["editor.units.unknown", code]))];

    /// <summary>How many units are meant today.</summary>
    public int Count(Domain.Regimes.OwedBy owed) => units.Count(u => owed.Includes(u.Code, u.Kind, u.Block));

    /// <summary>Who is meant, in words.</summary>
    public string Words(Domain.Regimes.OwedBy? owed)
    {
        if (owed is null)
        {
            return text["editor.units.all"];
        }

        string[] named =
        [
            .. NamesOf(Kinds, owed.Kinds), .. NamesOf(Blocks, owed.Blocks), .. NamesOf(Units, owed.Units),
        ];
        var words = string.Join(", ", named);
        return owed.Except.Count == 0 ? words : text["editor.units.except-words", words, string.Join(", ", NamesOf(Units, owed.Except))];
    }

    /// <summary>The name of a post.</summary>
    public string PostName(string code) => NamesOf(Posts, [code]).First();

    private static IEnumerable<string> NamesOf(IReadOnlyList<Choice> known, IEnumerable<string> codes) =>
        codes.Select(code => known.FirstOrDefault(k => k.Code == code)?.Name ?? code);

    private static string Named(Text text, string group, string code) => text.Has($"organisation.{group}.{code}") ? text[$"organisation.{group}.{code}"] : code;
}

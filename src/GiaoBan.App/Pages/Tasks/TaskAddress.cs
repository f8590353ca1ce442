using System.Globalization;
using GiaoBan.Domain.Tasks;
using GiaoBan.Modules.Tasks;
using Microsoft.AspNetCore.WebUtilities;

namespace GiaoBan.App.Pages.Tasks;

/// <summary>A look at tasks as it stands in the address bar: a view can be sent to a colleague.</summary>
/// <param name="View">xem: cua-toi, da-giao, tat-ca.</param>
/// <param name="State">trang-thai: a code of the state, <c>mo</c> (not over), <c>sap-han</c>, <c>het</c> (all).</param>
/// <param name="Unit">don-vi: the unit's code.</param>
/// <param name="Official">can-bo: who leads.</param>
/// <param name="Source">nguon: the meeting.</param>
/// <param name="Words">tim.</param>
/// <param name="Order">sap: han, moi, don-vi, nguon.</param>
/// <param name="Page">trang, from 1.</param>
public sealed record TaskAddress(string View, string State, string? Unit, Guid? Official, Guid? Source, string? Words, string Order, int Page)
{
    /// <summary>Lines on one page.</summary>
    public const int PerPage = 100;

    /// <summary>Every <see cref="View"/>.</summary>
    public static readonly IReadOnlyList<string> Views = ["cua-toi", "da-giao", "tat-ca"];

    /// <summary>Every <see cref="Order"/>.</summary>
    public static readonly IReadOnlyList<string> Orders = ["han", "moi", "don-vi", "nguon"];

    /// <summary>Every <see cref="State"/>.</summary>
    public static readonly IReadOnlyList<string> States = ["mo", "sap-han", .. TaskState.Codes, "het"];

    /// <summary>Reads an address; what cannot be read counts as not said.</summary>
    public static TaskAddress Read(IQueryCollection query, bool seesAll)
    {
        string? Word(string name) => query[name].ToString().Trim() is { Length: > 0 } word ? word : null;
        string One(string name, IReadOnlyList<string> words, string otherwise) => Word(name) is { } word && words.Contains(word) ? word : otherwise;
        Guid? Id(string name) => Guid.TryParse(Word(name), out var id) ? id : null;
        var words = Word("tim");
        return new TaskAddress(
            One("xem", Views, seesAll ? "tat-ca" : "cua-toi"), One("trang-thai", States, "mo"), Word("don-vi"), Id("can-bo"), Id("nguon"), words?[..Math.Min(words.Length, 100)],
            One("sap", Orders, "han"), int.TryParse(Word("trang"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1000 ? page : 1);
    }

    /// <summary>What it asks for.</summary>
    public TaskQuery Query => new(
        View switch { "cua-toi" => TaskScope.Mine, "da-giao" => TaskScope.Given, _ => TaskScope.All },
        State switch { "mo" => TaskQuery.Open, "sap-han" => TaskQuery.Due, "het" => null, var code => code })
    {
        Unit = Unit,
        Official = Official,
        Source = Source,
        Words = Words,
        Sort = Order switch { "moi" => TaskSort.Given, "don-vi" => TaskSort.Unit, "nguon" => TaskSort.Source, _ => TaskSort.Due },
    };

    /// <summary>The address under a path.</summary>
    public string At(string path) => QueryHelpers.AddQueryString(path, Parts());

    /// <inheritdoc/>
    public override string ToString() => At("/nhiem-vu");

    private Dictionary<string, string?> Parts()
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["xem"] = View, ["trang-thai"] = State };
        foreach (var (name, value) in new[] { ("don-vi", Unit), ("can-bo", Official?.ToString()), ("nguon", Source?.ToString()), ("tim", Words), ("sap", Order == "han" ? null : Order) })
        {
            if (value is not null)
            {
                parts[name] = value;
            }
        }

        if (Page > 1)
        {
            parts["trang"] = Page.ToString(CultureInfo.InvariantCulture);
        }

        return parts;
    }
}

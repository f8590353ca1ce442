using System.Globalization;
using GiaoBan.Domain;

namespace GiaoBan.Modules.Regimes;

/// <summary>What is wrong with one pack, each with its line and column.</summary>
/// <param name="source">The pack's name, as its reader knows it.</param>
internal sealed class PackIssues(string source)
{
    /// <summary>More than this many mistakes are not listed: the first ones are mended first.</summary>
    public const int Most = 50;

    private readonly List<Error> _errors = [];

    /// <summary>The mistakes, in the order found.</summary>
    public IReadOnlyList<Error> Errors => _errors;

    /// <summary>Notes a mistake; the texts' placeholders are source, line, column, then the details.</summary>
    public void Add(string code, PackMark mark, params object?[] details)
    {
        if (_errors.Count < Most)
        {
            _errors.Add(ErrorAt(code, mark, details));
        }
    }

    private Error ErrorAt(string code, PackMark mark, object?[] details) =>
        Error.Invalid("regimes.pack." + code, null, [source, Number(mark.Line), Number(mark.Column), .. details]);

    /// <summary>A line, a column, a year as an argument: it names a place and is never grouped like a figure.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

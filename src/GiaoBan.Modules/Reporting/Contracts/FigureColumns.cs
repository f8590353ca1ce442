using GiaoBan.Domain.Reporting;
using Npgsql;

namespace GiaoBan.Modules.Reporting.Contracts;

/// <summary>Figures as a version's row holds them: three arrays of one length.</summary>
public static class FigureColumns
{
    /// <summary>Puts the arrays together.</summary>
    public static IReadOnlyList<Figure> Of(string[] indicators, decimal?[] values, decimal?[] estimates)
    {
        var figures = new Figure[indicators.Length];
        for (var i = 0; i < figures.Length; i++)
        {
            figures[i] = new Figure(indicators[i], values[i], estimates[i]);
        }

        return figures;
    }

    /// <summary>Reads <c>figure_indicators, figure_values, figure_estimates</c>, which stand side by side.</summary>
    /// <param name="reader">A row.</param>
    /// <param name="at">The column of the indicators.</param>
    public static IReadOnlyList<Figure> Read(NpgsqlDataReader reader, int at) =>
        Of(reader.GetFieldValue<string[]>(at), reader.GetFieldValue<decimal?[]>(at + 1), reader.GetFieldValue<decimal?[]>(at + 2));
}

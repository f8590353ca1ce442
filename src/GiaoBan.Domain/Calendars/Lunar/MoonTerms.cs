namespace GiaoBan.Domain.Calendars.Lunar;

/// <summary>By how much a new moon differs from the mean one (Meeus, chapter 49), in days.</summary>
internal static class MoonTerms
{
    /// <summary>Days; multiples of the sun's anomaly, the moon's anomaly and the moon's argument of latitude; power of the orbit's eccentricity.</summary>
    private static readonly (double Days, int Sun, int Moon, int Latitude, int Eccentricity)[] Periodic =
    [
        (-0.40720, 0, 1, 0, 0), (0.17241, 1, 0, 0, 1), (0.01608, 0, 2, 0, 0), (0.01039, 0, 0, 2, 0), (0.00739, -1, 1, 0, 1),
        (-0.00514, 1, 1, 0, 1), (0.00208, 2, 0, 0, 2), (-0.00111, 0, 1, -2, 0), (-0.00057, 0, 1, 2, 0), (0.00056, 1, 2, 0, 1),
        (-0.00042, 0, 3, 0, 0), (0.00042, 1, 0, 2, 1), (0.00038, 1, 0, -2, 1), (-0.00024, -1, 2, 0, 1), (-0.00007, 2, 1, 0, 0),
        (0.00004, 0, 2, -2, 0), (0.00004, 3, 0, 0, 0), (0.00003, 1, 1, -2, 0), (0.00003, 0, 2, 2, 0), (-0.00003, 1, 1, 2, 0),
        (0.00003, -1, 1, 2, 0), (-0.00002, -1, 1, -2, 0), (-0.00002, 1, 3, 0, 0), (0.00002, 0, 4, 0, 0),
    ];

    /// <summary>What the planets do: days; degrees at the first new moon; degrees a month.</summary>
    private static readonly (double Days, double Start, double Rate)[] Planets =
    [
        (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886), (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239),
        (0.000062, 141.74, 53.303771), (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239),
        (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154), (0.000035, 239.56, 25.513099),
        (0.000023, 331.55, 3.592518),
    ];

    /// <summary>Days to add to the mean new moon.</summary>
    /// <param name="number">The new moon's number.</param>
    /// <param name="t">Centuries since 2000.</param>
    public static double Correction(int number, double t)
    {
        var eccentricity = 1 - (t * (0.002516 + (0.0000074 * t)));
        var sun = 2.5534 + (29.10535670 * number) - (t * t * (0.0000014 + (0.00000011 * t)));
        var moon = 201.5643 + (385.81693528 * number) + (t * t * (0.0107582 + (t * (0.00001238 - (0.000000058 * t)))));
        var latitude = 160.7108 + (390.67050284 * number) - (t * t * (0.0016118 + (t * (0.00000227 - (0.000000011 * t)))));
        var node = 124.7746 - (1.56375588 * number) + (t * t * (0.0020672 + (0.00000215 * t)));
        var days = (-0.00017 * Sky.Sin(node)) + (0.000325 * Sky.Sin(299.77 + (0.107408 * number) - (0.009173 * t * t)));
        foreach (var term in Periodic)
        {
            var angle = (term.Sun * sun) + (term.Moon * moon) + (term.Latitude * latitude);
            days += term.Days * Math.Pow(eccentricity, term.Eccentricity) * Sky.Sin(angle);
        }

        foreach (var (size, start, rate) in Planets)
        {
            days += size * Sky.Sin(start + (rate * number));
        }

        return days;
    }
}

namespace GiaoBan.Domain.Calendars.Lunar;

/// <summary>Where sun and moon stand, well within a minute of time for 1800 to 2300.</summary>
/// <remarks>
/// New moons after J. Meeus, Astronomical Algorithms, chapter 49; the sun's apparent longitude after P. Bretagnon and J.-L. Simon,
/// Planetary Programs and Tables (1986); the difference between the earth's rotation and uniform time after F. Espenak and J. Meeus.
/// Instants are Julian days of universal time.
/// </remarks>
internal static class Sky
{
    /// <summary>Noon of 1 January 2000.</summary>
    public const double Epoch = 2451545.0;

    /// <summary>Days between new moons, on average.</summary>
    public const double MeanMonth = 29.530588861;

    private const double FirstNewMoon = 2451550.09766;
    private const double MonthsInCentury = 1236.85;
    private const double DaysInCentury = 36525.0;
    private const double SecondsInDay = 86400.0;

    /// <summary>The number, counted from the new moon of 6 January 2000, of a new moon at most some days from an instant.</summary>
    public static int NewMoonNear(double instant) => (int)Math.Floor((instant - FirstNewMoon) / MeanMonth);

    /// <summary>The instant of a new moon (sóc), by its number.</summary>
    public static double NewMoon(int number)
    {
        var t = number / MonthsInCentury;
        var mean = FirstNewMoon + (MeanMonth * number) + (t * t * (0.00015437 + (t * (-0.000000150 + (0.00000000073 * t)))));
        var uniform = mean + MoonTerms.Correction(number, t);
        return uniform - (UniformMinusUniversal(uniform) / SecondsInDay);
    }

    /// <summary>The sun's apparent longitude at an instant, degrees from 0 up to 360: 270 is the winter solstice (đông chí).</summary>
    public static double SunLongitude(double instant)
    {
        var c = (instant + (UniformMinusUniversal(instant) / SecondsInDay) - Epoch) / DaysInCentury;
        var longitude = 282.7771834 + (36000.76953744 * c) + SunTerms.Sum(c) + Aberration(c) + Nutation(c);
        return longitude - (360 * Math.Floor(longitude / 360));
    }

    /// <summary>The sine of an angle in degrees.</summary>
    public static double Sin(double degrees) => Math.Sin(degrees * (Math.PI / 180));

    private static double Aberration(double c) => (0.0000974 * Sin(177.63 + 90 + (35999.01848 * c))) - 0.005575;

    private static double Nutation(double c) =>
        (-0.004778 * Sin(124.90 + (c * (-1934.134 + (0.002063 * c))))) + (-0.0003667 * Sin(201.11 + (c * (72001.5377 + (0.00057 * c)))));

    // Seconds. After 2005 it is a forecast; what it is wrong by in 2100 stays far under a minute.
    private static double UniformMinusUniversal(double instant)
    {
        var year = 2000 + ((instant - Epoch) / 365.25);
        return year switch
        {
            < 1860 => Polynomial(year - 1800, 13.72, -0.332447, 0.0068612, 0.0041116, -0.00037436, 0.0000121272, -0.0000001699, 0.000000000875),
            < 1900 => Polynomial(year - 1860, 7.62, 0.5737, -0.251754, 0.01680668, -0.0004473624, 1 / 233174.0),
            < 1920 => Polynomial(year - 1900, -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197),
            < 1941 => Polynomial(year - 1920, 21.20, 0.84493, -0.076100, 0.0020936),
            < 1961 => Polynomial(year - 1950, 29.07, 0.407, -1 / 233.0, 1 / 2547.0),
            < 1986 => Polynomial(year - 1975, 45.45, 1.067, -1 / 260.0, -1 / 718.0),
            < 2005 => Polynomial(year - 2000, 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599),
            < 2050 => Polynomial(year - 2000, 62.92, 0.32217, 0.005589),
            < 2150 => LongTerm(year) - (0.5628 * (2150 - year)),
            _ => LongTerm(year),
        };
    }

    private static double LongTerm(double year) => Polynomial((year - 1820) / 100, -20, 0, 32);

    private static double Polynomial(double x, params ReadOnlySpan<double> coefficients)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}

using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Tests.Text;

/// <summary>ALL-1: never a silent wrong number.</summary>
public sealed class VietnameseNumberTests
{
    private const string Alphabet = "0123456789012345678900112233.,.,.,.,--+−  \u00A0\u202Fx%(h１";

    private static string Shown(NumberReading reading) => reading switch
    {
        NumberReading.Empty => "empty",
        NumberReading.Value v => "=" + VietnameseNumber.Plain(v.Number),
        NumberReading.Ambiguous a => "?" + string.Join('|', a.Options.Select(VietnameseNumber.Plain)),
        NumberReading.Refused r => "!" + r.Error.Code.Replace("text.number.", "", StringComparison.Ordinal),
        _ => throw new InvalidOperationException(),
    };

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \u00A0 ", "empty")]
    [InlineData("0", "=0")]
    [InlineData("-0", "=0")]
    [InlineData("1.234,5", "=1234.5")]
    [InlineData("1234,5", "=1234.5")]
    [InlineData("1.234.567", "=1234567")]
    [InlineData("1 234,5", "=1234.5")]
    [InlineData("1\u00A0234\u202F567", "=1234567")]
    [InlineData("+12", "=12")]
    [InlineData("−12,50", "=-12.5")]
    [InlineData("0,234", "=0.234")]
    [InlineData("1.234,567", "=1234.567")]
    [InlineData("1234,567", "=1234.567")]
    [InlineData("8.5", "?8.5|85")]
    [InlineData("-8.5", "?-8.5|-85")]
    [InlineData("0.5", "?0.5")]
    [InlineData("1.234", "?1234|1.234")]
    [InlineData("1,234", "?1.234|1234")]
    [InlineData("12.3456", "?12.3456|123456")]
    [InlineData("12.34,5", "!separators")]
    [InlineData("1.23.4", "!separators")]
    [InlineData("1,234.5", "!separators")]
    [InlineData("1,234,567", "!separators")]
    [InlineData("1.234 567", "!separators")]
    [InlineData("1  234", "!separators")]
    [InlineData("1234.567,8", "!separators")]
    [InlineData(",5", "!separators")]
    [InlineData("5,", "!separators")]
    [InlineData("- 5", "!separators")]
    [InlineData("007", "!leading-zero")]
    [InlineData("0.123.456", "!leading-zero")]
    [InlineData("-", "!sign-alone")]
    [InlineData("--5", "!not-a-number")]
    [InlineData("x", "!not-a-number")]
    [InlineData("１２", "!not-a-number")]
    [InlineData("1e5", "!unit")]
    [InlineData("12 ha", "!unit")]
    [InlineData("12,5 m2", "!unit")]
    [InlineData("12 %", "!percent")]
    [InlineData("(12)", "!parentheses")]
    [InlineData("999999999999999", "=999999999999999")]
    [InlineData("1000000000000000", "!too-many-digits")]
    [InlineData("0,1234567", "!too-many-decimals")]
    [InlineData("0,12345600", "=0.123456")]
    [InlineData("0,00000000000000000000000000000000000000000", "!too-long")]
    public void Read_ColumnUnknown_ReadsAsksOrRefuses(string text, string expected) =>
        Assert.Equal(expected, Shown(VietnameseNumber.Read(text)));

    [Theory]
    [InlineData("1.234", 0, "=1234")]
    [InlineData("1.000", 0, "=1000")]
    [InlineData("1.234", 2, "?1234|1.234")]
    [InlineData("8.55", 1, "?8.55|855")]
    [InlineData("8.5", 0, "!dot")]
    [InlineData("5,0", 0, "=5")]
    [InlineData("5,5", 0, "!too-many-decimals")]
    [InlineData("1,000", 0, "?1|1000")]
    [InlineData("1,234", 0, "?1.234|1234")]
    [InlineData("1,250", 2, "?1.25|1250")]
    [InlineData("8,50", 1, "=8.5")]
    public void Read_ColumnKnown_MindsItsDecimals(string text, int decimals, string expected) =>
        Assert.Equal(expected, Shown(VietnameseNumber.Read(text, decimals)));

    [Fact]
    public void Read_HundredThousandTexts_AgreesWithASecondReader()
    {
        var random = new Random(20210819);
        var kinds = new Dictionary<char, int>();
        for (var i = 0; i < 100_000; i++)
        {
            var text = Generated(random);
            int? max = random.Next(8) is var m and < 7 ? m : null;
            var second = NaiveNumberReader.Read(text, max);
            var first = Shown(VietnameseNumber.Read(text, max));
            Assert.True(second == (first[0] == '!' ? "!" : first), $"'{text}' with {max} decimals: {first}, second reader {second}");
            kinds[second[0]] = kinds.GetValueOrDefault(second[0]) + 1;
        }

        Assert.All("=?!e", kind => Assert.True(kinds.GetValueOrDefault(kind) > 1_000, $"only {kinds.GetValueOrDefault(kind)} of {kind}"));
    }

    [Fact]
    public void Format_AnyNumber_ComesBackExactly()
    {
        var random = new Random(62);
        for (var i = 0; i < 20_000; i++)
        {
            var decimals = random.Next(7);
            var value = Math.Round((decimal)random.NextInt64(-999_999_999_999_999, 999_999_999_999_999) / Power(random.Next(decimals + 1)), decimals);
            Assert.Equal(new NumberReading.Value(value), VietnameseNumber.Read(VietnameseNumber.FormatForInput(value, decimals), decimals));
            Assert.Equal(new NumberReading.Value(value), VietnameseNumber.Read(VietnameseNumber.FormatForInput(value)));
            Assert.Equal(new NumberReading.Value(value), VietnameseNumber.ReadPlain(VietnameseNumber.Plain(value), decimals));
        }
    }

    [Theory]
    [InlineData("1234.5", null, "1.234,5")]
    [InlineData("-1234567", null, "-1.234.567")]
    [InlineData("0.500", null, "0,5")]
    [InlineData("1234", 2, "1.234,00")]
    [InlineData("0.125", 2, "0,125")]
    [InlineData("999", 0, "999")]
    public void Format_Number_IsWrittenTheVietnameseWay(string plain, int? decimals, string expected) =>
        Assert.Equal(expected, VietnameseNumber.Format(((NumberReading.Value)VietnameseNumber.ReadPlain(plain)).Number, decimals));

    [Theory]
    [InlineData("1234.5", "=1234.5")]
    [InlineData("-0.25", "=-0.25")]
    [InlineData("1,5", "!not-plain")]
    [InlineData("+1", "!not-plain")]
    [InlineData(" 1", "!not-plain")]
    [InlineData("", "!not-plain")]
    [InlineData("01", "!not-plain")]
    [InlineData("1.", "!not-plain")]
    [InlineData("1e3", "!not-plain")]
    [InlineData("1.2345678", "!too-many-decimals")]
    public void ReadPlain_ApiString_IsStrict(string text, string expected) => Assert.Equal(expected, Shown(VietnameseNumber.ReadPlain(text)));

    private static decimal Power(int exponent) => Enumerable.Repeat(10m, exponent).Aggregate(1m, (a, b) => a * b);

    private static string Generated(Random random)
    {
        string Digits(int least, int most) => string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => (char)('0' + random.Next(10))));
        string One(params string[] of) => of[random.Next(of.Length)];
        var text = random.Next(5) switch
        {
            0 => new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => Alphabet[random.Next(Alphabet.Length)])]),
            1 => Digits(1, 3) + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => One(".", ".", ",", " ") + Digits(3, 3))) + One("", "," + Digits(1, 7)),
            2 => Digits(1, 4) + One(".", ",") + Digits(1, 4) + One("", "000"),
            3 => Digits(1, 18) + One("", ",", "." + Digits(1, 3), "," + Digits(1, 3)),
            _ => VietnameseNumber.Format(random.Next(-2_000_000, 2_000_000) / Power(random.Next(4))),
        };
        return random.Next(20) == 0 ? One("-", "−", "+", " ", "\t") + text + One("", " ", "\n", "%", " ha") : text;
    }
}

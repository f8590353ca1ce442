using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.App.Commands;

/// <summary>Reads an instant as the contract writes it: ISO 8601 with offset, with or without seconds.</summary>
internal static class InstantOption
{
    private static readonly IPattern<OffsetDateTime> Pattern = new CompositePatternBuilder<OffsetDateTime>
    {
        { OffsetDateTimePattern.ExtendedIso, _ => true },
        { OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>"), _ => true },
    }.Build();

    public static Instant? Parse(ArgumentResult argument)
    {
        var written = argument.Tokens.Single().Value;
        var read = Pattern.Parse(written);
        if (read.Success)
        {
            return read.Value.ToInstant();
        }

        argument.AddError($"{written}: 2021-08-19T19:30+07:00");
        return null;
    }
}

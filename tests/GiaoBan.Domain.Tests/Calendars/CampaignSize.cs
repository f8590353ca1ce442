using System.Globalization;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>How long a campaign of generated rules runs, and from which seed.</summary>
internal static class CampaignSize
{
    /// <summary>How many rules: GIAOBAN_RULES, or so many.</summary>
    public static int Rules(int otherwise) => Number("GIAOBAN_RULES", otherwise);

    /// <summary>The seed: GIAOBAN_SEED, or always the same.</summary>
    public static int Seed => Number("GIAOBAN_SEED", 20210819);

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

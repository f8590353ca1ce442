using System.Globalization;
using System.Text;

namespace GiaoBan.Domain.Tests.Calendars;

/// <summary>Where the engine and the naive calendar differ: the smallest regime that still shows it, and its first rows on either side.</summary>
internal static class PackDifference
{
    /// <summary>The difference in words.</summary>
    public static string Of(GeneratedPack given)
    {
        var small = Smallest(given);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{small.From:uuuu'-'MM'-'dd} to {small.To:uuuu'-'MM'-'dd}, in force {small.Pack.EffectiveFrom:uuuu'-'MM'-'dd} to {small.Pack.EffectiveTo:uuuu'-'MM'-'dd}");
        foreach (var requirement in small.Pack.Requirements)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {requirement.Code} from {requirement.Schedule!.InForceFrom}: {requirement.Schedule.Cadence} absorbs {string.Join("; ", requirement.Absorbs.Select(a => $"{a.Requirement} {string.Join(',', a.Parts)}"))}");
            text.AppendLine(requirement.Schedule.Cadence is Domain.Calendars.MonthsCadence { Only: var only } ? $"    only {string.Join(',', only)}" : "");
            text.AppendJoin('\n', requirement.Schedule.Tiers.Select(tier => $"    {tier.Tier}: {tier.Rule}")).AppendLine();
        }

        Append(text, "rows of the engine alone", small.Engine().Except(small.Naive()).ToList<object>());
        Append(text, "rows of the naive one alone", small.Naive().Except(small.Engine()).ToList<object>());
        Append(text, "parts of the engine alone", small.EngineParts().Except(small.NaiveParts()).ToList<object>());
        Append(text, "parts of the naive one alone", small.NaiveParts().Except(small.EngineParts()).ToList<object>());
        return text.ToString();
    }

    private static GeneratedPack Smallest(GeneratedPack given)
    {
        for (var tried = true; tried;)
        {
            var smaller = Smaller(given).FirstOrDefault(Differs);
            tried = smaller is not null;
            given = smaller ?? given;
        }

        return given;
    }

    private static IEnumerable<GeneratedPack> Smaller(GeneratedPack given)
    {
        var (pack, needed) = (given.Pack, given.Pack.Requirements.SelectMany(r => r.Absorbs).Select(a => a.Requirement).ToHashSet());
        foreach (var requirement in pack.Requirements)
        {
            if (!needed.Contains(requirement.Code))
            {
                yield return given with { Pack = pack with { Requirements = [.. pack.Requirements.Where(r => r != requirement)] } };
            }

            foreach (var tier in requirement.Schedule!.Tiers.Where(_ => requirement.Schedule.Tiers.Count > 1))
            {
                var fewer = requirement with { Schedule = requirement.Schedule with { Tiers = [.. requirement.Schedule.Tiers.Where(t => t != tier)] } };
                yield return given with { Pack = pack with { Requirements = [.. pack.Requirements.Select(r => r == requirement ? fewer : r)] } };
            }

            if (requirement.Absorbs.Count > 0)
            {
                yield return given with { Pack = pack with { Requirements = [.. pack.Requirements.Select(r => r == requirement ? r with { Absorbs = [] } : r)] } };
            }
        }

        var half = NodaTime.Period.DaysBetween(given.From, given.To) / 2;
        if (half > 0)
        {
            yield return given with { To = given.From.PlusDays(half) };
            yield return given with { From = given.From.PlusDays(half) };
        }
    }

    private static bool Differs(GeneratedPack given) => !given.Engine().SequenceEqual(given.Naive()) || !given.EngineParts().SequenceEqual(given.NaiveParts());

    private static void Append(StringBuilder text, string title, List<object> rows)
    {
        if (rows.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {rows.Count} {title}:").AppendJoin('\n', rows.Take(3).Select(row => $"    {row}")).AppendLine();
        }
    }
}

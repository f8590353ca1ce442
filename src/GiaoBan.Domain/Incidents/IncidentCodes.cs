using GiaoBan.Domain.Text;

namespace GiaoBan.Domain.Incidents;

/// <summary>The words by which an ad-hoc report is recorded (DB-10), as the store, the API and the texts name them.</summary>
public static class IncidentCodes
{
    /// <summary>How it was told: by phone, in person, some other way (radio, runner). The first is the default.</summary>
    public static readonly IReadOnlyList<string> Channels = ["phone", "in-person", "other"];

    /// <summary>How grave it is, from the least: bình thường, đáng chú ý, nghiêm trọng, đặc biệt nghiêm trọng.</summary>
    public static readonly IReadOnlyList<string> Severities = ["normal", "notable", "serious", "grave"];

    /// <summary>What is taken where nobody said how grave it is: somebody thought it worth a call.</summary>
    public const string UsualSeverity = "notable";

    private static readonly Dictionary<string, string> ChannelWords = new(StringComparer.Ordinal)
    {
        ["phone"] = "phone",
        ["dien thoai"] = "phone",
        ["call"] = "phone",
        ["in person"] = "in-person",
        ["inperson"] = "in-person",
        ["truc tiep"] = "in-person",
    };

    private static readonly Dictionary<string, string> SeverityWords = new(StringComparer.Ordinal)
    {
        ["1"] = "normal",
        ["normal"] = "normal",
        ["low"] = "normal",
        ["binh thuong"] = "normal",
        ["thap"] = "normal",
        ["2"] = "notable",
        ["notable"] = "notable",
        ["medium"] = "notable",
        ["dang chu y"] = "notable",
        ["phuc tap"] = "notable",
        ["trung binh"] = "notable",
        ["3"] = "serious",
        ["serious"] = "serious",
        ["high"] = "serious",
        ["nghiem trong"] = "serious",
        ["cao"] = "serious",
        ["4"] = "grave",
        ["grave"] = "grave",
        ["critical"] = "grave",
        ["dac biet nghiem trong"] = "grave",
        ["khan cap"] = "grave",
        ["rat cao"] = "grave",
    };

    /// <summary>The channel that words mean; a way that is neither phone nor in person is some other way, and nothing said is the phone.</summary>
    public static string ChannelOf(string? words) =>
        string.IsNullOrWhiteSpace(words) ? Channels[0] : ChannelWords.GetValueOrDefault(Folding.Search(words).Trim(), Channels[^1]);

    /// <summary>The severity that words or a number from 1 to 4 mean; null where they mean none.</summary>
    public static string? SeverityOf(string? words) =>
        string.IsNullOrWhiteSpace(words) ? UsualSeverity : SeverityWords.GetValueOrDefault(Folding.Search(words).Trim());
}

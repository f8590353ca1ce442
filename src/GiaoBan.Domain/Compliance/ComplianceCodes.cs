namespace GiaoBan.Domain.Compliance;

/// <summary>How states are named in the API, in addresses and in keys of texts: <c>not-due-yet</c>. Permanent.</summary>
public static class ComplianceCodes
{
    /// <summary>The verdict's code: <c>on-time</c>, <c>late</c>, <c>missing</c>.</summary>
    public static string Of(Verdict verdict) => Dashed(verdict.ToString());

    /// <summary>The progress's code: <c>not-started</c>, <c>draft</c>, <c>sent</c>.</summary>
    public static string Of(Progress progress) => Dashed(progress.ToString());

    /// <summary>The badge's code; its text stands under <c>compliance.badge.</c> and the code.</summary>
    public static string Of(Badge badge) => Dashed(badge.ToString());

    /// <summary>The group's code: <c>on-time</c>, <c>not-due-yet</c>; also in addresses of pages.</summary>
    public static string Of(ComplianceGroup group) => Dashed(group.ToString());

    /// <summary>The sign's code.</summary>
    public static string Of(BookMark mark) => Dashed(mark.ToString());

    /// <summary>How a receipt's verdict is stored and signed: <c>on-time</c>, <c>extended</c>, <c>late</c>.</summary>
    public static string Of(ReceiptVerdict verdict) => Dashed(verdict.ToString());

    /// <summary>The verdict of a stored word.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The word is none: a fault.</exception>
    public static ReceiptVerdict ReceiptVerdictOf(string word) => word switch
    {
        "on-time" => ReceiptVerdict.OnTime,
        "extended" => ReceiptVerdict.Extended,
        "late" => ReceiptVerdict.Late,
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "No such verdict."),
    };

    private static string Dashed(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}

namespace GiaoBan.App.Pages.Reporting;

/// <summary>Two texts with what they share at both ends taken apart, so that the eye falls on what differs.</summary>
public sealed record TextDifference(string Before, string One, string Other, string After)
{
    /// <summary>Parts two texts at whole words.</summary>
    public static TextDifference Between(string one, string other)
    {
        var start = 0;
        while (start < Math.Min(one.Length, other.Length) && one[start] == other[start])
        {
            start++;
        }

        while (start > 0 && !char.IsWhiteSpace(one[start - 1]))
        {
            start--;
        }

        var end = 0;
        while (end < Math.Min(one.Length, other.Length) - start && one[^(end + 1)] == other[^(end + 1)])
        {
            end++;
        }

        while (end > 0 && !char.IsWhiteSpace(one[^end]))
        {
            end--;
        }

        return new TextDifference(one[..start], one[start..^end], other[start..^end], one[^end..]);
    }
}

namespace GiaoBan.Bench;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe() => FormattableString.Invariant(
        $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024 * 1024)} GiB, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
}

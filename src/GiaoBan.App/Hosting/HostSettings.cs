using NodaTime;

namespace GiaoBan.App.Hosting;

/// <summary>How a web host is to run.</summary>
/// <param name="Clock">The program's clock.</param>
/// <param name="Urls">Where to listen, parted by semicolons; null where a test brings its own server.</param>
/// <param name="Demo">The training tenant that this host shows, or null.</param>
/// <param name="Works">Whether jobs run beside the pages; a test asks for them, <c>serve</c> always does.</param>
public sealed record HostSettings(IClock Clock, string? Urls, DemoRun? Demo = null, bool Works = false);

/// <summary>A run for training (LC-4).</summary>
/// <param name="Pack">The pack whose tenant is shown.</param>
/// <param name="ClockStart">Where the clock started, if not at the real time; every page says so.</param>
public sealed record DemoRun(string Pack, Instant? ClockStart);

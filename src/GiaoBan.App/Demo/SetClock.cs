using NodaTime;

namespace GiaoBan.App.Demo;

/// <summary>A clock that stands where it is put: the handlers live through past weeks by it.</summary>
internal sealed class SetClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}

using NodaTime;

namespace GiaoBan.Modules.Data;

/// <summary>Makes ids that sort by time (UUID version 7), so that indexes grow at their end.</summary>
public sealed class IdSource(IClock clock)
{
    /// <summary>A new id of this instant.</summary>
    public Guid Next() => Guid.CreateVersion7(clock.GetCurrentInstant().ToDateTimeOffset());
}

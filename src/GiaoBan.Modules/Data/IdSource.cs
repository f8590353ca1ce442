using System.Buffers.Binary;
using NodaTime;

namespace GiaoBan.Modules.Data;

/// <summary>
/// Makes ids that sort by time (UUID version 7), so that indexes grow at their end. Those of one program sort in the order in which they
/// were made even within a millisecond, or while its clock is set back: rows of one instant are read in the order of their ids.
/// </summary>
public sealed class IdSource(IClock clock)
{
    private const int CounterBits = 12;
    private const ushort Version7 = 0x7000;

    // Milliseconds since 1970, then the counter within one: the version's field "rand_a" (RFC 9562, 6.2, method 1).
    private long _last;

    /// <summary>A new id of this instant.</summary>
    public Guid Next()
    {
        var earliest = clock.GetCurrentInstant().ToUnixTimeMilliseconds() << CounterBits;
        long last, next;
        do
        {
            last = Interlocked.Read(ref _last);
            next = Math.Max(earliest, last + 1);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        var random = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        Span<byte> bytes = stackalloc byte[16];
        random.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = next >> CounterBits;
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(milliseconds >> 16));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[4..], (ushort)milliseconds);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(Version7 | (next & 0x0FFF)));
        return new Guid(bytes, bigEndian: true);
    }
}

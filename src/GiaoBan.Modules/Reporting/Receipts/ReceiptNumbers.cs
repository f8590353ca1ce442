using System.Globalization;
using GiaoBan.Domain.Calendars;
using NodaTime;
using Npgsql;

namespace GiaoBan.Modules.Reporting;

/// <summary>Hands out receipt numbers. A node takes them in blocks of 64 from the database, so that no submission waits for one; gaps mean nothing.</summary>
public sealed class ReceiptNumbers(NpgsqlDataSource database) : IDisposable
{
    private const int BlockSize = 64;
    private readonly SemaphoreSlim _taking = new(1, 1);
    private long _next;
    private long _end;

    public async ValueTask<string> NextAsync(Instant at, CancellationToken cancellation)
    {
        await _taking.WaitAsync(cancellation);
        try
        {
            if (_next == _end)
            {
                await using var command = database.CreateCommand("select nextval('receipt_blocks')");
                var block = (long)(await command.ExecuteScalarAsync(cancellation))!;
                (_next, _end) = ((block - 1) * BlockSize, block * BlockSize);
            }

            return string.Create(CultureInfo.InvariantCulture, $"{at.InZone(Deadline.Zone).Year}-{++_next:D6}");
        }
        finally
        {
            _taking.Release();
        }
    }

    public void Dispose() => _taking.Dispose();
}

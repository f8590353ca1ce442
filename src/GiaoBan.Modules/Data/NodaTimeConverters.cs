using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace GiaoBan.Modules.Data;

// The NodaTime plugin of Npgsql is not to be had (packages.md); these types are all that rows hold.

internal sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
    instant => instant.ToDateTimeUtc(),
    time => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc)));

internal sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
    date => date.ToDateOnly(),
    date => LocalDate.FromDateOnly(date));

internal sealed class LocalTimeConverter() : ValueConverter<LocalTime, TimeOnly>(
    time => time.ToTimeOnly(),
    time => LocalTime.FromTimeOnly(time));

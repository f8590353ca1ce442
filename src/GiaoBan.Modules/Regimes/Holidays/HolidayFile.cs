using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;

namespace GiaoBan.Modules.Regimes.Holidays;

/// <summary>Holidays that come with the program, for every tenant; read once.</summary>
/// <param name="path">The YAML file.</param>
public sealed class HolidayFile(string path)
{
    private readonly Lazy<Result<HolidayLaw>> _law = new(() => Read(path));
    private WorkingDays? _days;

    /// <summary>Vietnam's, in the <c>holidays</c> folder beside the program.</summary>
    public static HolidayFile BesideProgram { get; } = new(Path.Combine(AppContext.BaseDirectory, "holidays", "viet-nam.yaml"));

    /// <summary>Its rules, or what is wrong with the file.</summary>
    public Result<HolidayLaw> Law => _law.Value;

    /// <summary>Working days by the file alone, without any office's decisions; or what is wrong with the file.</summary>
    public Result<WorkingDays> Days => Law.IsOk ? _days ??= new WorkingDays(Law.Value, []) : Result<WorkingDays>.Refused(Law.Errors);

    private static Result<HolidayLaw> Read(string path)
    {
        var source = PackCatalog.ReadFile(path);
        return source.IsOk ? HolidayReader.Read(source.Value.Yaml, source.Value.Name) : Result<HolidayLaw>.Refused(source.Errors);
    }
}

using System.CommandLine;
using System.Text;
using GiaoBan.Domain;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Reporting;
using NodaTime;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban import-regime FILE</c> and <c>giaoban export-regime CODE</c>: a pack into the store, and out of it byte for byte.</summary>
public static class RegimeCommands
{
    /// <summary>The import.</summary>
    /// <param name="clock">The program's clock.</param>
    public static Command Import(IClock clock)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp YAML, hoặc mã của một chế độ có sẵn (son-kim-2-62)" };
        var options = new TenantCommandOptions();
        var command = options.On(new Command("import-regime", "Đưa một chế độ báo cáo vào cơ sở dữ liệu thành bản kế tiếp") { file });
        command.SetAction((result, cancel) => result.InTenantAsync(
            clock,
            options,
            async (services, cancel) =>
            {
                var source = PackCatalog.BesideProgram.Source(result.GetRequiredValue(file));
                return source.IsOk
                    ? await ImportAsync(services, new ImportRegimeRequest(source.Value.Yaml, source.Value.Name), cancel)
                    : Result<ImportedRegime>.Refused(source.Errors);
            },
            imported => $"{imported.Regime}\t{imported.Number}\t{(imported.IsNew ? "new" : "same")}",
            cancel));
        return command;
    }

    // What the new rules ask for shows at once, not after midnight.
    private static async Task<Result<ImportedRegime>> ImportAsync(IServiceProvider services, ImportRegimeRequest request, CancellationToken cancel)
    {
        var imported = await services.GetRequiredService<ImportRegime>().HandleAsync(request, null, cancel);
        if (imported.IsOk)
        {
            await services.GetRequiredService<MakeObligationsAhead>().HandleAsync(services.GetRequiredService<TenantScope>().TenantId, cancel);
        }

        return imported;
    }

    /// <summary>The export.</summary>
    /// <param name="clock">The program's clock.</param>
    public static Command Export(IClock clock)
    {
        var code = new Argument<string>("CODE") { Description = "Mã chế độ báo cáo" };
        var number = new Option<int?>("--number") { Description = "Bản thứ mấy; không ghi thì bản cuối" };
        var output = new Option<string?>("--output") { Description = "Ghi vào tệp này; không ghi thì in ra" };
        var options = new TenantCommandOptions();
        var command = options.On(new Command("export-regime", "Lấy một chế độ báo cáo ra, đúng từng byte như lúc đưa vào") { code, number, output });
        command.SetAction((result, cancel) => result.InTenantAsync(
            clock,
            options,
            async (services, cancel) =>
            {
                var exported = await services.GetRequiredService<ExportRegime>().HandleAsync(result.GetRequiredValue(code), result.GetValue(number), cancel);
                if (exported.IsOk && result.GetValue(output) is { } path)
                {
                    await File.WriteAllBytesAsync(path, Encoding.UTF8.GetBytes(exported.Value.Source), cancel);
                }

                return exported;
            },
            exported => result.GetValue(output) is { } path ? $"{exported.Regime}\t{exported.Number}\t{path}" : exported.Source,
            cancel));
        return command;
    }
}

using System.CommandLine;
using GiaoBan.Domain;
using GiaoBan.Modules.Scores.Sheets;
using NodaTime;

namespace GiaoBan.App.Commands;

/// <summary><c>giaoban import-scoresheet FILE</c>: a score sheet into the store as its next version (LC-5).</summary>
public static class ScoreSheetCommand
{
    /// <summary>The import.</summary>
    /// <param name="clock">The program's clock.</param>
    public static Command Import(IClock clock)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp YAML, hoặc mã của một bảng điểm có sẵn (chap-hanh-bao-cao)" };
        var options = new TenantCommandOptions();
        var command = options.On(new Command("import-scoresheet", "Đưa một bảng điểm thi đua vào cơ sở dữ liệu thành bản kế tiếp") { file });
        command.SetAction((result, cancel) => result.InTenantAsync(
            clock,
            options,
            async (services, cancel) =>
            {
                var named = result.GetRequiredValue(file);
                var source = SheetCatalog.BesideProgram.OfCodeOrFile(named);
                return source.IsOk
                    ? await services.GetRequiredService<ImportScoreSheet>().HandleAsync(source.Value, Path.GetFileName(named), null, cancel)
                    : Result<ImportedSheet>.Refused(source.Errors);
            },
            imported => $"{imported.Sheet}\t{imported.Number}\t{(imported.IsNew ? "new" : "same")}",
            cancel));
        return command;
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace GiaoBan.Tests.Infrastructure;

/// <summary>LibreOffice reads what the program wrote: a second opinion on every file that people will open.</summary>
internal static partial class OfficeProgram
{
    // Comma, quotes, UTF-8, as shown, every sheet into a file of its own.
    private const string EverySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    /// <summary>The sheets of a workbook, by name.</summary>
    public static async Task<Dictionary<string, List<string[]>>> SheetsAsync(byte[] workbook)
    {
        using var folder = new TemporaryFolder();
        await ConvertAsync(folder, "so.xlsx", workbook, EverySheet);
        return Directory.GetFiles(folder.Path, "so-*.csv").ToDictionary(
            f => Path.GetFileNameWithoutExtension(f)["so-".Length..],
            f => Rows(File.ReadAllText(f)));
    }

    /// <summary>The lines of a .docx document; a table's row by row, each paragraph of a cell a line.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(byte[] document)
    {
        using var folder = new TemporaryFolder();
        await ConvertAsync(folder, "van-ban.docx", document, "txt:Text (encoded):UTF8");
        return [.. (await File.ReadAllLinesAsync(folder.Below("van-ban.txt"))).Select(l => l.Trim('\uFEFF', ' ')).Where(l => l.Length > 0)];
    }

    /// <summary>The words of each page of a .docx document as it is printed, white space made single.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(byte[] document)
    {
        using var folder = new TemporaryFolder();
        await ConvertAsync(folder, "van-ban.docx", document, "pdf");
        var text = await RunAsync("pdftotext", ["-layout", folder.Below("van-ban.pdf"), "-"]);
        return [.. text.Split('\f', StringSplitOptions.RemoveEmptyEntries).Select(p => White().Replace(p, " ").Trim())];
    }

    private static async Task ConvertAsync(TemporaryFolder folder, string name, byte[] bytes, string to)
    {
        var file = folder.Below(name);
        await File.WriteAllBytesAsync(file, bytes);
        await RunAsync("soffice", [$"-env:UserInstallation=file://{folder.Below("profile")}", "--headless", "--convert-to", to, "--outdir", folder.Path, file]);
    }

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(process.ExitCode == 0, await said + errors);
        return await said;
    }

    /// <summary>The rows of a file of commas; a cell in quotes may hold commas, quotes and line breaks.</summary>
    private static List<string[]> Rows(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        foreach (Match cell in Cell().Matches(text))
        {
            row.Add(cell.Groups["quoted"].Success ? cell.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : cell.Groups["bare"].Value);
            if (cell.Groups["end"].Value != ",")
            {
                rows.Add([.. row]);
                row.Clear();
            }
        }

        return rows;
    }

    [GeneratedRegex("""\G(?!\z)(?:"(?<quoted>(?:[^"]|"")*)"|(?<bare>[^,\r\n]*))(?<end>,|\r?\n|\z)""")]
    private static partial Regex Cell();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}

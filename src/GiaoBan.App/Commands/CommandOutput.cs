using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Text;

namespace GiaoBan.App.Commands;

/// <summary>What every command prints in the same way.</summary>
public static class CommandOutput
{
    // A command line is no web page: Vietnamese letters are written as they are.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions WithoutNulls = new(Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The <c>--json</c> option: one JSON document on standard output and nothing else there.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "In một tài liệu JSON" };

    /// <summary>Prints one JSON document.</summary>
    /// <param name="result">The command as parsed.</param>
    /// <param name="document">The document, written in camelCase.</param>
    /// <param name="nulls">False where an empty field is left out.</param>
    public static void WriteJson<T>(this ParseResult result, T document, bool nulls = true) =>
        result.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(document, nulls ? Json : WithoutNulls));

    /// <summary>The program's texts as the command line speaks them.</summary>
    public static Text Texts { get; } = new Texts(strict: false).In(Language.Vietnamese);

    /// <summary>Prints refusals on standard error, a line each: the code, then what it means.</summary>
    /// <returns>The exit code of a refusal.</returns>
    public static int Refuse(this ParseResult result, IReadOnlyList<Error> errors) => Print(result, errors, CommandLine.Refused);

    /// <summary>Prints what is wrong with the command's own words, in the same form.</summary>
    /// <returns>The exit code of wrong usage.</returns>
    public static int Misuse(this ParseResult result, Error error) => Print(result, [error], CommandLine.WrongUsage);

    private static int Print(ParseResult result, IReadOnlyList<Error> errors, int exitCode)
    {
        foreach (var error in errors)
        {
            result.InvocationConfiguration.Error.WriteLine($"{error.Code}: {Texts.Of(error)}");
        }

        return exitCode;
    }
}

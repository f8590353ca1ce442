using GiaoBan.Domain;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Modules.Regimes;
using NodaTime;

namespace GiaoBan.App.Shared;

/// <summary>A finding as people read it: one wording for the command line, the API and the pages.</summary>
/// <param name="Code">As the command line names it.</param>
/// <param name="Severity">Its weight.</param>
/// <param name="Requirement">Code of the requirement, or null.</param>
/// <param name="Clause">Code of the clause, or null.</param>
/// <param name="Message">What is wrong, and the reading that settles it.</param>
/// <param name="Proposal">What to do.</param>
/// <param name="Dates">The days it strikes.</param>
public sealed record FindingWords(
    string Code, Severity Severity, string? Requirement, string? Clause, string Message, string Proposal, IReadOnlyList<LocalDate> Dates)
{
    private const string Texts = "regimes.lint.";
    private const string UnknownName = "regimes.pack.unknown-reference";

    /// <summary>A finding in a language.</summary>
    public static FindingWords Of(Finding finding, Text text)
    {
        var message = text[Texts + finding.Words, [.. finding.Args]];
        if (finding.SettledBy is { } clause)
        {
            message += " " + text["regimes.lint.settled", clause.DecidedBy, clause.DecidedOn, clause.Reading];
        }

        return new(finding.Code, finding.Severity, finding.Requirement, finding.Clause, message, ProposalOf(finding.Code, text), finding.Dates);
    }

    /// <summary>What is found in a pack's text; refused where it cannot be read for other reasons than names that stand for nothing.</summary>
    /// <param name="source">The pack.</param>
    /// <param name="lint">Looks at a pack that reads.</param>
    /// <param name="text">The language.</param>
    public static Result<FindingWords[]> Of(PackSource source, Func<Domain.Regimes.RegimePack, IReadOnlyList<Finding>> lint, Text text)
    {
        var read = PackReader.Read(source.Yaml, source.Name);
        if (read.IsOk)
        {
            return lint(read.Value).Select(finding => Of(finding, text)).ToArray();
        }

        return read.Errors.All(error => error.Code == UnknownName)
            ? read.Errors.Select(error => Unknown(error, text)).ToArray()
            : Result<FindingWords[]>.Refused(read.Errors);
    }

    private static FindingWords Unknown(Error error, Text text) =>
        new(FindingCodes.UnknownReference, Severity.Error, null, null, text.Of(error), ProposalOf(FindingCodes.UnknownReference, text), []);

    private static string ProposalOf(string code, Text text) => text[$"{Texts}{code}.proposal"];
}

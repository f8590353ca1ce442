using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Regimes;
using GiaoBan.Domain.Regimes.Comparison;
using GiaoBan.Domain.Regimes.Lint;
using GiaoBan.Modules.Data;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Regimes;
using GiaoBan.Modules.Regimes.Contracts;
using GiaoBan.Modules.Regimes.Drafts;
using NodaTime;

namespace GiaoBan.App.Pages.Regimes.Edit;

/// <summary>What the pages of a draft work with: the draft, the office's own units and posts, its working days.</summary>
public sealed class DraftDesk(
    GetRegimeDraft drafts, SaveRegimeDraft save, OrganisationDirectory directory, HolidayBook book, TenantScope tenant, CurrentActor current, RuleWords rules,
    IClock clock, Text text)
{
    /// <summary>The reader's language.</summary>
    public Text Text => text;

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => clock.Today();

    /// <summary>The open draft of a regime, or null.</summary>
    public Task<OpenDraft?> FindAsync(string regime, CancellationToken cancellation) => drafts.HandleAsync(regime, cancellation);

    /// <summary>Saves the whole regime as changed.</summary>
    public Task<Result<int>> SaveAsync(string regime, int version, RegimePack pack, CancellationToken cancellation) =>
        save.HandleAsync(new SaveRegimeDraftRequest(regime, version, PackWriter.Write(pack), regime), current.Actor, cancellation);

    /// <summary>Units and posts of today that a regime can name.</summary>
    public async Task<OfficeChoices> ChoicesAsync(CancellationToken cancellation) =>
        new(await directory.UnitsOn(Today, cancellation), await directory.PostsOn(Today, cancellation), text);

    /// <summary>The office's working days.</summary>
    public ValueTask<WorkingDays> WorkingDaysAsync(CancellationToken cancellation) => book.OfAsync(tenant.TenantId, cancellation);

    /// <summary>What the check finds in a regime.</summary>
    public async Task<IReadOnlyList<FindingWords>> FindingsAsync(RegimePack pack, CancellationToken cancellation) =>
        [.. RegimeLint.Of(pack, Today, await WorkingDaysAsync(cancellation)).Select(finding => FindingWords.Of(finding, text))];

    /// <summary>What a draft changes against the last version; of a report also what it said and says.</summary>
    public async Task<IReadOnlyList<DraftDifference>> DifferencesAsync(OpenDraft draft, CancellationToken cancellation)
    {
        if (draft.Latest is not { Pack: var before })
        {
            return [];
        }

        var names = await RegimeNames.OnAsync(directory, Today, cancellation);
        var (was, now) = (new ComparisonWords(before, names, rules, text), new ComparisonWords(draft.Pack, names, rules, text));
        var found = RegimeComparison.Of(before, draft.Pack);
        return
        [
            .. found.HasSameBasis ? [] : new[] { new DraftDifference("basis", "", false, false, []) },
            .. found.Clauses.Select(c => Of("clauses", c, c.Either.Place)),
            .. found.Requirements.Where(r => !r.IsSame).Select(r => Of("requirements", r.Report, r.Report.Either.Name) with
            {
                Aspects = [.. r.Aspects.Select(aspect => new AspectDifference(
                    text["catalogue.aspect." + aspect.ToString().ToLowerInvariant()], was.Of(r.Report.Before!, aspect), now.Of(r.Report.After!, aspect)))],
            }),
            .. found.Streams.Select(s => Of("streams", s, s.Either.Name)),
            .. found.Outlines.Select(o => Of("outlines", o.Outline, o.Outline.Either.Name)),
            .. found.Forms.Select(f => Of("forms", f.Form, f.Form.Either.Name)),
            .. found.ActivityKinds.Select(k => Of("activities", k, k.Either.Name)),
            .. found.Requests.Select(r => Of("requests", r, r.Either.Symbol)),
            .. found.MeetingRules.Select(m => Of("meetings", m, m.Either.Rule)),
        ];
    }

    private static DraftDifference Of<T>(string part, Compared<T> thing, string name)
        where T : class => new(part, name, thing.IsAdded, thing.IsRemoved, []);

    /// <summary>A refusal as who fills a form reads it: the place in the text that the form makes is of no use to him.</summary>
    public string WordsOf(Error error)
    {
        var words = text.Of(error);
        return error.Code.StartsWith("regimes.pack.", StringComparison.Ordinal) && words.IndexOf(": ", StringComparison.Ordinal) is > 0 and var place
            ? char.ToUpperInvariant(words[place + 2]) + words[(place + 3)..]
            : words;
    }
}

/// <summary>A thing that a draft changes.</summary>
/// <param name="Part">Its list, as the texts <c>editor.change.part.*</c> name it.</param>
/// <param name="Name">What people read; empty for the basis.</param>
/// <param name="IsAdded">Whether it is new.</param>
/// <param name="IsRemoved">Whether it is gone.</param>
/// <param name="Aspects">Of a report that is in both: what of it differs.</param>
public sealed record DraftDifference(string Part, string Name, bool IsAdded, bool IsRemoved, IReadOnlyList<AspectDifference> Aspects);

/// <summary>One aspect of a report, as it was and as it is.</summary>
public sealed record AspectDifference(string Name, string Was, string Now);

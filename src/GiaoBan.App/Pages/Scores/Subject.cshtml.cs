using GiaoBan.App.Identity;
using GiaoBan.App.Shared;
using GiaoBan.Domain.Organisation;
using GiaoBan.Domain.Scores;
using GiaoBan.Modules.Scores;
using GiaoBan.Modules.Scores.Contracts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace GiaoBan.App.Pages.Scores;

/// <summary>One unit's, post's or official's sheet: every point opens the report behind it.</summary>
public sealed class SubjectModel(RunReader runs, CurrentActor current, IClock clock) : PageModel
{
    private ILookup<Guid, AppealView> _appeals = null!;
    private Dictionary<Guid, ScoreLineRow> _lines = [];

    /// <summary>The run.</summary>
    public RunView View { get; private set; } = null!;

    /// <summary>Whose sheet.</summary>
    public ScoredSubject Subject { get; private set; } = null!;

    /// <summary>Whether the reader gives manual marks now.</summary>
    public bool Marks => View.IsOpen && current.Actor.Can(Permissions.ScoresManage);

    /// <summary>Whether anything may still be said about lines.</summary>
    public bool MayAppeal => View.IsOpen && clock.Today() <= View.Run.AppealsUntil;

    public async Task<IActionResult> OnGetAsync(Guid id, string? loai, string? ma, CancellationToken cancellation)
    {
        if (await runs.FindAsync(current.Actor, id, cancellation) is not { } view || view.Board.Find(ScoreWords.KindOf(loai), ma) is not { } subject)
        {
            return NotFound();
        }

        (View, Subject) = (view, subject);
        _appeals = view.Appeals.ToLookup(a => a.Line.LineId);
        _lines = subject.Lines.ToDictionary(l => l.LineId);
        return Page();
    }

    /// <summary>A line of the subject.</summary>
    public ScoreLineRow Line(Guid id) => _lines[id];

    /// <summary>A line as the book had it.</summary>
    public ScoredLine Stored(ScoreLineRow line) => Snapshot.Scored(line);

    /// <summary>What was said about a line.</summary>
    public IEnumerable<AppealView> Appeals(Guid line) => _appeals[line];

    /// <summary>Whether the reader may say something about a line.</summary>
    public bool MayAppealAbout(ScoreLineRow line) => MayAppeal && ScoreAccess.AppealPost(current.Actor, line) is not null;
}

namespace GiaoBan.Domain.PartyCells;

/// <summary>What a meeting that was held is counted by.</summary>
/// <param name="Members">Members of the cell that day.</param>
/// <param name="Present">Members present.</param>
/// <param name="Excused">Absent with a reason.</param>
/// <param name="Unexcused">Absent without a reason.</param>
/// <param name="Minutes">How long it lasted.</param>
public sealed record CellMeetingFacts(int Members, int Present, int Excused, int Unexcused, int Minutes)
{
    /// <summary>The longest meeting that is believed, minutes.</summary>
    public const int LongestMeeting = 600;

    /// <summary>Percent of the members present, not rounded.</summary>
    public decimal Attendance => Members == 0 ? 0 : 100m * Present / Members;

    /// <summary>Whether a rule is kept.</summary>
    public bool Keeps(MeetingRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Measure switch
        {
            MeetingMeasure.Minutes => Minutes >= rule.Limit,
            MeetingMeasure.Attendance => Attendance > rule.Limit,
            _ => Unexcused <= rule.Limit,
        };
    }

    /// <summary>What cannot be, with its field.</summary>
    public IReadOnlyList<Error> Faults()
    {
        List<Error> faults = [];
        if (Members < 1)
        {
            faults.Add(Error.Invalid("cells.report.members", "members"));
        }

        if (Present < 0 || Excused < 0 || Unexcused < 0 || Present + Excused + Unexcused != Members)
        {
            faults.Add(Error.Invalid("cells.report.sum", "present", Present, Excused, Unexcused, Members));
        }

        if (Minutes is < 1 or > LongestMeeting)
        {
            faults.Add(Error.Invalid("cells.report.minutes", "minutes", LongestMeeting));
        }

        return faults;
    }
}

/// <summary>The members' vote on the grade that the cell committee proposes.</summary>
/// <param name="For">Votes for it.</param>
/// <param name="Against">Votes against it.</param>
public sealed record GradeVote(int For, int Against)
{
    /// <summary>Whether more than half of those present are for it.</summary>
    public bool IsCarried(int present) => 2 * For > present;

    /// <summary>Who was present and voted neither way.</summary>
    public int Silent(int present) => present - For - Against;

    /// <summary>More votes than people, with its field; null where it can be.</summary>
    public Error? Fault(int present) =>
        For < 0 || Against < 0 || For + Against > present ? Error.Invalid("cells.report.votes", "votesFor", For, Against, present) : null;
}

/// <summary>Points by a form.</summary>
/// <param name="Scores">Of each criterion, in the form's order.</param>
/// <param name="Total">Their sum.</param>
/// <param name="Band">The grade.</param>
public sealed record CellGrade(IReadOnlyList<decimal> Scores, decimal Total, GradeBand Band)
{
    /// <summary>Quarter points are the finest that forms in use know.</summary>
    private const int Decimals = 2;

    /// <summary>Reckons the grade, or says which points cannot be.</summary>
    public static Result<CellGrade> Of(GradingForm form, IReadOnlyList<decimal?> scores)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(scores);
        List<Error> faults = [];
        for (var i = 0; i < form.Criteria.Count; i++)
        {
            var (field, most) = ($"scores[{i}]", form.Criteria[i].Most);
            if ((i < scores.Count ? scores[i] : null) is not { } score)
            {
                faults.Add(Error.Invalid("cells.score.missing", field, i + 1));
            }
            else if (score < 0 || score > most || decimal.Round(score, Decimals) != score)
            {
                faults.Add(Error.Invalid("cells.score.outside", field, i + 1, most));
            }
        }

        if (faults.Count > 0)
        {
            return Result<CellGrade>.Refused(faults);
        }

        List<decimal> given = [.. scores.Take(form.Criteria.Count).Select(s => s!.Value)];
        return new CellGrade(given, given.Sum(), form.BandOf(given.Sum()));
    }
}

using NodaTime;

namespace GiaoBan.Domain.Meetings;

/// <summary>A directive as it stands in a conclusion being written: anything may lack until it is issued (NN-8).</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="Product">What is to come of it: a report, a plan, a finished work.</param>
/// <param name="Lead">The one post that leads.</param>
/// <param name="Supporters">Posts that support.</param>
/// <param name="DueOn">The day until whose end it is to be done.</param>
/// <param name="ReportTo">The post that is reported to; null: the chair's.</param>
/// <param name="NoTask">A directive that gives nobody a task: an opinion, a reminder to all.</param>
public sealed record DirectiveContent(string Text, string Product, Guid? Lead, IReadOnlyList<Guid> Supporters, LocalDate? DueOn, Guid? ReportTo, bool NoTask)
{
    /// <summary>Nothing was written.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Product) && Lead is null && Supporters.Count == 0 && DueOn is null;

    /// <summary>Whether the task is the same: text, product, lead, supporters, day and whom it is reported to.</summary>
    public bool IsSameTask(DirectiveContent other) =>
        Text == other.Text && Product == other.Product && Lead == other.Lead && DueOn == other.DueOn && ReportTo == other.ReportTo && NoTask == other.NoTask
        && Supporters.ToHashSet().SetEquals(other.Supporters);
}

/// <summary>What is written about one item of the agenda.</summary>
/// <param name="Course">How the discussion went; for the minutes.</param>
/// <param name="None">The item ends without a conclusion.</param>
/// <param name="NoneReason">Why.</param>
/// <param name="Option">The option that was chosen, or null.</param>
/// <param name="Text">The conclusion's own words; with a chosen option they may be empty.</param>
/// <param name="Differs">It differs from what was proposed (NN-7).</param>
/// <param name="DiffersReason">Where and why it differs.</param>
/// <param name="LegalBasis">The law that it rests on where it differs.</param>
/// <param name="NoTask">It gives no task at all, said explicitly.</param>
/// <param name="Directives">Directives, in order.</param>
public sealed record ConclusionContent(
    string Course, bool None, string NoneReason, Guid? Option, string Text, bool Differs, string DiffersReason, string LegalBasis, bool NoTask, IReadOnlyList<DirectiveContent> Directives)
{
    /// <summary>Nothing written yet.</summary>
    public static ConclusionContent Empty { get; } = new("", false, "", null, "", false, "", "", false, []);

    /// <summary>Whether nothing was written about the conclusion itself.</summary>
    public bool IsEmpty => !None && !NoTask && !Differs && Option is null && Directives.All(d => d.IsEmpty)
        && string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(NoneReason);

    /// <summary>Without empty directives, and with the words trimmed: what is stored.</summary>
    public ConclusionContent Tidy() => this with
    {
        Course = Course.Trim(),
        NoneReason = NoneReason.Trim(),
        Text = Text.Trim(),
        DiffersReason = DiffersReason.Trim(),
        LegalBasis = LegalBasis.Trim(),
        Directives =
        [
            .. Directives.Where(d => !d.IsEmpty).Select(d => d with { Text = d.Text.Trim(), Product = d.Product.Trim(), Supporters = [.. d.Supporters.Distinct()] }),
        ],
    };
}

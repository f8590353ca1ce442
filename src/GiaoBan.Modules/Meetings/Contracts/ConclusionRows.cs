using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json;
using GiaoBan.Domain.Meetings;
using NodaTime;
using NodaTime.Text;

namespace GiaoBan.Modules.Meetings.Contracts;

/// <summary>An edition of what is concluded about an item: a draft, then issued and frozen (NN-8).</summary>
public sealed class MeetingConclusion
{
    /// <summary>Being written.</summary>
    public const string Draft = "draft";

    /// <summary>Frozen.</summary>
    public const string Issued = "issued";

    public required int TenantId { get; init; }
    public required Guid ItemId { get; init; }

    /// <summary>From 1; a correction is the next.</summary>
    public required int Edition { get; init; }

    public required Guid MeetingId { get; init; }

    /// <summary>draft or issued.</summary>
    public required string State { get; set; }

    /// <summary>Counts savings: one that is based on an older one overwrites nothing.</summary>
    public required int Version { get; set; }

    /// <summary>How the discussion went; for the minutes.</summary>
    public required string Course { get; set; }

    public required bool None { get; set; }
    public required string NoneReason { get; set; }
    public Guid? OptionId { get; set; }
    public required string Body { get; set; }

    /// <summary>It differs from what was proposed (NN-7); of an issued one also where another option was chosen.</summary>
    public required bool Differs { get; set; }

    public required string DiffersReason { get; set; }
    public required string LegalBasis { get; set; }
    public required bool NoTask { get; set; }

    /// <summary>As typed.</summary>
    [Column(TypeName = "jsonb")]
    public required string Directives { get; set; }

    /// <summary>Why there is another edition; null of the first.</summary>
    public string? Reason { get; init; }

    public required Guid SavedBy { get; set; }
    public required Instant SavedAt { get; set; }
    public Guid? IssuedBy { get; set; }
    public Instant? IssuedAt { get; set; }

    /// <summary>What is written.</summary>
    public ConclusionContent ToContent() =>
        new(Course, None, NoneReason, OptionId, Body, Differs, DiffersReason, LegalBasis, NoTask, DirectivesAsTyped.Read(Directives));

    /// <summary>Takes over what is written.</summary>
    public void Take(ConclusionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        (Course, None, NoneReason, OptionId, Body) = (content.Course, content.None, content.NoneReason, content.Option, content.Text);
        (Differs, DiffersReason, LegalBasis, NoTask) = (content.Differs, content.DiffersReason, content.LegalBasis, content.NoTask);
        Directives = DirectivesAsTyped.Write(content.Directives);
    }
}

/// <summary>Directives of a draft as the store has them.</summary>
internal static class DirectivesAsTyped
{
    /// <summary>As JSON.</summary>
    public static string Write(IReadOnlyList<DirectiveContent> directives) => JsonSerializer.Serialize(
        directives.Select(d => new Line(d.Text, d.Product, d.Lead, [.. d.Supporters], d.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : null, d.ReportTo, d.NoTask)),
        MeetingActs.Plain);

    /// <summary>From JSON.</summary>
    public static IReadOnlyList<DirectiveContent> Read(string json) =>
    [
        .. JsonSerializer.Deserialize<List<Line>>(json, MeetingActs.Plain)!.Select(l => new DirectiveContent(
            l.Text, l.Product, l.Lead, l.Supporters, l.Due is { } due ? LocalDatePattern.Iso.Parse(due).Value : null, l.ReportTo, l.NoTask)),
    ];

    private sealed record Line(string Text, string Product, Guid? Lead, Guid[] Supporters, string? Due, Guid? ReportTo, bool NoTask);
}

/// <summary>A directive of an issued conclusion.</summary>
public sealed class MeetingDirective
{
    public required int TenantId { get; init; }
    public required Guid DirectiveId { get; init; }
    public required Guid MeetingId { get; init; }
    public required Guid ItemId { get; init; }
    public required int Edition { get; init; }

    /// <summary>Its place among those of the item, from 1.</summary>
    public required int Number { get; init; }

    public required string Body { get; init; }
    public required string Product { get; init; }

    /// <summary>The one post that leads; null where it gives no task.</summary>
    public Guid? LeadPost { get; init; }

    public required Guid[] SupportPosts { get; init; }
    public LocalDate? DueOn { get; init; }
    public Guid? ReportTo { get; init; }
    public required bool NoTask { get; init; }

    /// <summary>The task that it became.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>What it says.</summary>
    public DirectiveContent ToContent() => new(Body, Product, LeadPost, SupportPosts, DueOn, ReportTo, NoTask);
}

/// <summary>The notice of conclusions as it was issued.</summary>
public sealed class ConclusionNotice
{
    public required int TenantId { get; init; }
    public required Guid MeetingId { get; init; }

    /// <summary>From 1; another issue follows a correction.</summary>
    public required int Number { get; init; }

    /// <summary>JSON.</summary>
    public required string Content { get; init; }

    public required byte[] Sha256 { get; init; }
    public string? Reason { get; init; }
    public required Guid IssuedBy { get; init; }
    public required Guid IssuedPost { get; init; }
    public required Instant IssuedAt { get; init; }

    /// <summary>So many working days after the day the meeting ended; not included (MTG-1).</summary>
    public required Instant DueAt { get; init; }

    /// <summary>0: within its term.</summary>
    public required int LateMinutes { get; init; }
}

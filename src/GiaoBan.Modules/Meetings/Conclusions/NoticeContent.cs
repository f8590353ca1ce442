using System.Text.Json;

namespace GiaoBan.Modules.Meetings;

/// <summary>A notice of conclusions as it was issued: words and dates, nothing that hangs on later rows (NN-8).</summary>
/// <param name="Format">Of this record: 1.</param>
/// <param name="Number">Which issue, from 1.</param>
/// <param name="Reason">Why there is another issue.</param>
/// <param name="Title">The meeting's.</param>
/// <param name="KindName">The kind of meeting, in words.</param>
/// <param name="IsOfTheParty">A body of the Party issues it.</param>
/// <param name="Issuer">The issuing body.</param>
/// <param name="BeganAt">The real start: <c>2026-08-14T14:05</c>, Vietnam's time.</param>
/// <param name="EndedAt">The real end.</param>
/// <param name="Place">Where.</param>
/// <param name="ChairName">The chair's name.</param>
/// <param name="ChairTitle">The chair's post.</param>
/// <param name="Present">Who was there, by post, the chair left out.</param>
/// <param name="Items">Items with what was concluded.</param>
/// <param name="Recipients">To whom it goes.</param>
public sealed record NoticeContent(
    int Format, int Number, string? Reason, string Title, string KindName, bool IsOfTheParty, string Issuer, string BeganAt, string EndedAt, string Place,
    string ChairName, string ChairTitle, IReadOnlyList<string> Present, IReadOnlyList<NoticeItem> Items, IReadOnlyList<string> Recipients)
{
    /// <summary>As it is hashed and stored.</summary>
    public string Write() => JsonSerializer.Serialize(this, MeetingActs.Plain);

    /// <summary>From the store.</summary>
    public static NoticeContent Read(string json) => JsonSerializer.Deserialize<NoticeContent>(json, MeetingActs.Plain)!;
}

/// <summary>An item of a notice.</summary>
/// <param name="Number">Its place in the agenda.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Edition">Of the conclusion.</param>
/// <param name="NoneReason">Why it has no conclusion; null where it has one.</param>
/// <param name="Option">The title of the chosen option.</param>
/// <param name="Text">The conclusion's words.</param>
/// <param name="Differs">It differs from the proposal.</param>
/// <param name="DiffersReason">Where and why.</param>
/// <param name="LegalBasis">On what law.</param>
/// <param name="Directives">Who does what until when.</param>
public sealed record NoticeItem(
    int Number, string Title, int Edition, string? NoneReason, string? Option, string Text, bool Differs, string DiffersReason, string LegalBasis,
    IReadOnlyList<NoticeDirective> Directives);

/// <summary>A directive of a notice.</summary>
/// <param name="Number">Its place within the item.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Product">What is to come of it.</param>
/// <param name="Lead">The one who leads; empty where it gives no task.</param>
/// <param name="Supporters">Who helps.</param>
/// <param name="Due">Until when, <c>yyyy-MM-dd</c>.</param>
/// <param name="ReportTo">Who is reported to.</param>
public sealed record NoticeDirective(int Number, string Text, string Product, string Lead, IReadOnlyList<string> Supporters, string? Due, string ReportTo);

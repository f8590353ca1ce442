using GiaoBan.Domain;
using GiaoBan.Domain.Calendars;
using GiaoBan.Domain.Requests;
using GiaoBan.Modules.Requests;
using NodaTime.Text;

namespace GiaoBan.App.Api.Requests;

/// <summary>A numbered request as another program makes it.</summary>
/// <param name="Symbol">The document's number and symbol.</param>
/// <param name="Date">yyyy-MM-dd.</param>
/// <param name="Title">What is to be reported.</param>
/// <param name="Content">The words of the document.</param>
/// <param name="Due">A day (until it ends), or an instant with an offset (that instant included).</param>
/// <param name="DueBound"><c>before</c>: until the day before <paramref name="Due"/> ends; <c>within</c> where nothing is said.</param>
/// <param name="Units">Codes of units.</param>
/// <param name="Kinds">Codes of kinds.</param>
/// <param name="Blocks">Codes of blocks.</param>
/// <param name="All">Every unit but the asker's.</param>
/// <param name="Except">Codes of units left out.</param>
/// <param name="SkipUnitsWithoutPost">Leaves out units that no post answers for, and names them.</param>
/// <param name="Ground">The requirement that it rests on.</param>
/// <param name="Outline">The sections.</param>
/// <param name="Form">The lines of the form.</param>
/// <param name="AllowsNil">Whether "không phát sinh" may be declared.</param>
internal sealed record RequestBody(
    string? Symbol, string? Date, string? Title, string? Content, string? Due, string? DueBound, IReadOnlyList<string>? Units, IReadOnlyList<string>? Kinds,
    IReadOnlyList<string>? Blocks, bool? All, IReadOnlyList<string>? Except, bool? SkipUnitsWithoutPost, GroundBody? Ground,
    IReadOnlyList<SectionAskedBody>? Outline, IReadOnlyList<LineAskedBody>? Form, bool? AllowsNil) : IPostedBody
{
    /// <summary>The request, or every place that is not written as the contract says.</summary>
    public Result<MakeRequestRequest> Read(string? key)
    {
        var errors = new List<Error>();
        if (!LocalDatePattern.Iso.Parse(Date ?? "").TryGetValue(default, out var date))
        {
            errors.Add(Error.Invalid("compliance.book.date", "date", Date));
        }

        var due = ReadDue();
        if (due is null)
        {
            errors.Add(Error.Invalid("requests.due.unreadable", "due", Due));
        }

        return errors.Count > 0
            ? Result<MakeRequestRequest>.Refused(errors)
            : new MakeRequestRequest(Symbol, date, Title, due!, new AskedUnits(Kinds ?? [], Blocks ?? [], Units ?? [], All ?? false, Except ?? []))
            {
                Content = Content,
                Sections = [.. (Outline ?? []).Select(s => new AskedSection(s.Title ?? "", s.Required ?? true, s.NeedsFigure ?? false, s.Hint))],
                Indicators = [.. (Form ?? []).Select(l => new AskedIndicator(l.Name ?? "", l.Unit ?? "", l.Decimals ?? 0))],
                Ground = Ground is { } g ? new RequestGround(g.Regime ?? "", g.Requirement ?? "") : null,
                AllowsNil = AllowsNil ?? false,
                SkipsUnitsWithoutPost = SkipUnitsWithoutPost ?? false,
                Key = key,
            };
    }

    private RequestDue? ReadDue()
    {
        if (LocalDatePattern.Iso.Parse(Due ?? "").TryGetValue(default, out var day))
        {
            return DueBound switch
            {
                null or "within" => new RequestDue(day, DueWord.Within),
                "before" => new RequestDue(day, DueWord.Before),
                _ => null,
            };
        }

        if (DueBound is not null || !OffsetDateTimePattern.ExtendedIso.Parse(Due ?? "").TryGetValue(default, out var at))
        {
            return null;
        }

        var local = at.ToInstant().InZone(Deadline.Zone).LocalDateTime;
        return new RequestDue(local.Date, DueWord.At, local.TimeOfDay);
    }
}

internal sealed record GroundBody(string? Regime, string? Requirement);

internal sealed record SectionAskedBody(string? Title, bool? Required, bool? NeedsFigure, string? Hint);

internal sealed record LineAskedBody(string? Name, string? Unit, int? Decimals);

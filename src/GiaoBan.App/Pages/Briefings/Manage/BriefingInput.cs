using GiaoBan.Modules.Meetings.Briefings;
using Microsoft.AspNetCore.Mvc;

namespace GiaoBan.App.Pages.Briefings.Manage;

/// <summary>A weekly briefing as it is typed.</summary>
public sealed class BriefingInput
{
    [BindProperty(Name = "rule")]
    public string? Rule { get; set; }

    [BindProperty(Name = "title")]
    public string? Title { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "weekday")]
    public int Weekday { get; set; } = 5;

    [BindProperty(Name = "from")]
    public string? From { get; set; }

    [BindProperty(Name = "to")]
    public string? To { get; set; }

    [BindProperty(Name = "since")]
    public string? Since { get; set; }

    [BindProperty(Name = "hearsPrevious")]
    public bool HearsPrevious { get; set; }

    [BindProperty(Name = "onHoliday")]
    public string? OnHoliday { get; set; } = KeepBriefings.Next;

    [BindProperty(Name = "chair")]
    public Guid? Chair { get; set; }

    [BindProperty(Name = "secretary")]
    public Guid? Secretary { get; set; }

    [BindProperty(Name = "room")]
    public Guid? Room { get; set; }

    [BindProperty(Name = "place")]
    public string? Place { get; set; }

    [BindProperty(Name = "members")]
    public List<Guid> Members { get; set; } = [];
}

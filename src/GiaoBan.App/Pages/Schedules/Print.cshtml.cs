using GiaoBan.App.Identity;
using GiaoBan.Modules.Organisation.Contracts;
using GiaoBan.Modules.Schedules.Week;
using NodaTime;

namespace GiaoBan.App.Pages.Schedules;

/// <summary>The week's schedule on A4.</summary>
public sealed class PrintModel(GetPublishedWeek weeks, OrganisationDirectory directory, CurrentActor current, IClock clock) : PaperPage(weeks, directory, current, clock);

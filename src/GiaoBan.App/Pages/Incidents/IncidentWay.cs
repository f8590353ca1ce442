using GiaoBan.App.Identity;
using GiaoBan.Modules.Incidents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GiaoBan.App.Pages.Incidents;

/// <summary>
/// From a report's address to the ad-hoc report that it is: lists and books lead to the former, and the pages of ordinary reports know no such
/// report. Who may know of the incident is led to it; anybody else gets the "not found" that the page gave.
/// </summary>
public sealed class IncidentWay(ListIncidents incidents, CurrentActor current) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Result is NotFoundResult && HttpMethods.IsGet(context.HttpContext.Request.Method)
            && Guid.TryParse(context.RouteData.Values["id"] as string, out var id)
            && await incidents.HandleAsync(current.Actor, new IncidentQuery { Id = id }, context.HttpContext.RequestAborted) is [_])
        {
            done.Result = new LocalRedirectResult($"/bao-dot-xuat/{id}");
        }
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.PartyCells;

/// <summary>The module's services.</summary>
public static class PartyCellsSetup
{
    public static IServiceCollection AddPartyCells(this IServiceCollection services) => services
        .AddScoped<CellActs>()
        .AddScoped<CellRegister>()
        .AddScoped<CellObligations>()
        .AddScoped<GradingForms>()
        .AddScoped<KeepCells>()
        .AddScoped<KeepFollowers>()
        .AddScoped<SetCellRules>()
        .AddScoped<PlanCellMeeting>()
        .AddScoped<RotaDesk>()
        .AddScoped<MakeCellRota>()
        .AddScoped<AdoptGradingForm>()
        .AddScoped<SendCellReport>()
        .AddScoped<ConfirmCellGrade>()
        .AddScoped<FollowCellItems>()
        .AddScoped<GetCellMeetings>()
        .AddScoped<GetCellItems>()
        .AddScoped<GetCellLeaves>()
        .AddScoped<GetCellRota>()
        .AddScoped<CellSummaries>();
}

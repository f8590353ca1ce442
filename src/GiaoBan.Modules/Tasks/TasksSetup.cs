using GiaoBan.Modules.Tasks.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Tasks;

/// <summary>The module's services.</summary>
public static class TasksSetup
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services
        .AddScoped<TaskActs>()
        .AddScoped<TaskReader>()
        .AddScoped<TaskDesk>()
        .AddScoped<TaskLinks>()
        .AddScoped<TaskGiver>()
        .AddScoped<TaskBook>()
        .AddScoped<GiveTask>()
        .AddScoped<AnswerTask>()
        .AddScoped<ReportTask>()
        .AddScoped<AskMoreTime>()
        .AddScoped<DecideTask>()
        .AddScoped<LinkReport>()
        .AddScoped<ListTasks>()
        .AddScoped<GetTask>()
        .AddScoped<RemindTasks>();
}

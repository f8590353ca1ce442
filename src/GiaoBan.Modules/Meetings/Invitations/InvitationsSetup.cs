using GiaoBan.Modules.Meetings.Absences;
using Microsoft.Extensions.DependencyInjection;

namespace GiaoBan.Modules.Meetings.Invitations;

/// <summary>Invitations, answers, absences.</summary>
internal static class InvitationsSetup
{
    public static IServiceCollection AddInvitations(this IServiceCollection services) => services
        .AddScoped<InvitationPost>()
        .AddScoped<InvitationCheck>()
        .AddScoped<SendInvitations>()
        .AddScoped<ChangeInvitees>()
        .AddScoped<AnswerInvitation>()
        .AddScoped<ListInvitations>()
        .AddScoped<DeputyChoices>()
        .AddScoped<ReportAbsence>()
        .AddScoped<WithdrawAbsence>()
        .AddScoped<DecideAbsence>()
        .AddScoped<ListAbsences>();
}

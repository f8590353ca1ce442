using GiaoBan.Modules.Notifications.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GiaoBan.Modules.Notifications;

/// <summary>The module's services.</summary>
public static class NotificationsSetup
{
    /// <summary>How long a connection to a gateway is kept: an address that moves is found again.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<ChannelSettings>().BindConfiguration("Channels");
        return services
            .AddSingleton<IMessageChannel, MailChannel>()
            .AddSingleton<IMessageChannel>(s => Gateway(MessageChannels.Sms, s.GetRequiredService<IOptions<ChannelSettings>>().Value.Sms))
            .AddSingleton<IMessageChannel>(s => Gateway(MessageChannels.Zalo, s.GetRequiredService<IOptions<ChannelSettings>>().Value.Zalo))
            .AddSingleton<Outbox>()
            .AddSingleton<SendMessages>()
            .AddSingleton<RetryMessages>();
    }

    // No redirects: the token is for one address. One client for the life of the program.
    private static GatewayChannel Gateway(string name, GatewaySettings settings) =>
        new(name, settings, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = Kept }) { Timeout = Timeout.InfiniteTimeSpan });
}

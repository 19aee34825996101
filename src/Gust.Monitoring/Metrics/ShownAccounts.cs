using Gust.JetStream.Hosting;

namespace Gust.Monitoring.Metrics;

/// <summary>The accounts that labels tell of: those that use JetStream, the first by name up to a maximum.</summary>
internal static class ShownAccounts
{
    public const int Max = 1000;

    public static IEnumerable<JetStreamAccount> Of(JetStreamServer? server) =>
        Used(server).OrderBy(account => account.Account.Name, StringComparer.Ordinal).Take(Max);

    /// <summary>How many are not shown.</summary>
    public static int LeftOut(JetStreamServer? server) => Math.Max(0, Used(server).Count() - Max);

    private static IEnumerable<JetStreamAccount> Used(JetStreamServer? server) =>
        server is null ? [] : server.Accounts.Where(account => account.IsEnabled || account.Streams.Count > 0);
}

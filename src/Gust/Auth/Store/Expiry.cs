using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.Auth.Store;

/// <summary>How long a token is valid, said as a duration from now.</summary>
internal static class Expiry
{
    /// <summary>The last second; 0 for ever, null where nothing was said.</summary>
    public static long? From(CommandContext context, Option<TimeSpan?> option) => context.Get(option) switch
    {
        null => null,
        { } duration when duration == TimeSpan.Zero => 0,
        { } duration => (context.Host.TimeProvider.GetUtcNow() + duration).ToUnixTimeSeconds(),
    };
}

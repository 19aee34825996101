using Gust.Configuration.Reading;
using Gust.JetStream.Rules;
using Microsoft.Extensions.Logging;

namespace Gust.Server.JetStream;

/// <summary>What the server says of JetStream at its start. Numbers 2100 to 2199; they are stable.</summary>
internal static partial class JetStreamHostLog
{
    public static void Started(ILogger logger, JetStreamOptions options, string folder, RuleLimits limits, TimeSpan took)
    {
        Title(logger);
        Memory(logger, Size(limits.MemoryBytesMax));
        Storage(logger, Size(limits.StorageBytesMax));
        Directory(logger, folder);
        if (!string.IsNullOrEmpty(options.Domain))
        {
            Domain(logger, options.Domain);
        }

        if (options.SyncInterval is { } interval)
        {
            Lazy(logger, GoDuration.Format(interval));
        }
        else
        {
            Durable(logger);
        }

        Took(logger, took.TotalMilliseconds);
    }

    [LoggerMessage(2100, LogLevel.Information, "---------------- JETSTREAM ----------------")]
    private static partial void Title(ILogger logger);

    [LoggerMessage(2101, LogLevel.Information, "  Max Memory:      {Size}")]
    private static partial void Memory(ILogger logger, string size);

    [LoggerMessage(2102, LogLevel.Information, "  Max Storage:     {Size}")]
    private static partial void Storage(ILogger logger, string size);

    [LoggerMessage(2103, LogLevel.Information, "  Store Directory: \"{Folder}\"")]
    private static partial void Directory(ILogger logger, string folder);

    [LoggerMessage(2104, LogLevel.Information, "  Domain:          {Domain}")]
    private static partial void Domain(ILogger logger, string domain);

    [LoggerMessage(2105, LogLevel.Information, "  Acknowledged:    on stable storage")]
    private static partial void Durable(ILogger logger);

    [LoggerMessage(2106, LogLevel.Warning, "  Acknowledged:    before stable storage; a power cut may cost what was acknowledged in the last {Interval}")]
    private static partial void Lazy(ILogger logger, string interval);

    [LoggerMessage(2107, LogLevel.Information, "JetStream is ready after {Milliseconds:0.0} ms")]
    private static partial void Took(ILogger logger, double milliseconds);

    [LoggerMessage(2110, LogLevel.Information, "JetStream is switched off: its streams are closed and stay in the store")]
    public static partial void SwitchedOff(ILogger logger);

    private static string Size(long bytes) => bytes >= 1L << 30 ? $"{bytes / (double)(1L << 30):0.00} GB" : $"{bytes / (double)(1L << 20):0.00} MB";
}

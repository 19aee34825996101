using Gust.Configuration.Reading;
using Gust.JetStream.Rules;
using Microsoft.Extensions.Logging;

namespace Gust.Server.JetStream;

/// <summary>What the server says of JetStream at its start. Numbers 2400 to 2499; they are stable.</summary>
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

    [LoggerMessage(2400, LogLevel.Information, "---------------- JETSTREAM ----------------", EventName = "JetStreamTitle")]
    private static partial void Title(ILogger logger);

    [LoggerMessage(2401, LogLevel.Information, "  Max Memory:      {Size}", EventName = "JetStreamMaxMemory")]
    private static partial void Memory(ILogger logger, string size);

    [LoggerMessage(2402, LogLevel.Information, "  Max Storage:     {Size}", EventName = "JetStreamMaxStorage")]
    private static partial void Storage(ILogger logger, string size);

    [LoggerMessage(2403, LogLevel.Information, "  Store Directory: \"{Folder}\"", EventName = "JetStreamDirectory")]
    private static partial void Directory(ILogger logger, string folder);

    [LoggerMessage(2404, LogLevel.Information, "  Domain:          {Domain}", EventName = "JetStreamDomain")]
    private static partial void Domain(ILogger logger, string domain);

    [LoggerMessage(2405, LogLevel.Information, "  Acknowledged:    on stable storage", EventName = "JetStreamSyncAlways")]
    private static partial void Durable(ILogger logger);

    [LoggerMessage(2406, LogLevel.Warning, "  Acknowledged:    before stable storage; a power cut may cost what was acknowledged in the last {Interval}", EventName = "JetStreamSyncInterval")]
    private static partial void Lazy(ILogger logger, string interval);

    [LoggerMessage(2407, LogLevel.Information, "JetStream is ready after {Milliseconds:0.0} ms", EventName = "JetStreamReady")]
    private static partial void Took(ILogger logger, double milliseconds);

    [LoggerMessage(2410, LogLevel.Information, "JetStream is switched off: its streams are closed and stay in the store", EventName = "JetStreamSwitchedOff")]
    public static partial void SwitchedOff(ILogger logger);

    private static string Size(long bytes) => bytes >= 1L << 30 ? $"{bytes / (double)(1L << 30):0.00} GB" : $"{bytes / (double)(1L << 20):0.00} MB";
}

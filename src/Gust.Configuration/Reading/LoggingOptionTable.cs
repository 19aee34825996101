using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading;

/// <summary>Keys of the log.</summary>
internal static class LoggingOptionTable
{
    public static ServerOption[] All { get; } =
    [
        ServerOption.Flag("trace", o => o.Logging.Trace, (o, v) => o.Logging.Trace = v),
        ServerOption.Flag("debug", o => o.Logging.Debug, (o, v) => o.Logging.Debug = v),
        ServerOption.Flag("trace_verbose", o => o.Logging.TraceVerbose, (o, v) => o.Logging.TraceVerbose = v),
        ServerOption.Flag("trace_headers", o => o.Logging.TraceHeaders, (o, v) => o.Logging.TraceHeaders = v),
        new("log_format") { Read = ReadFormat, Show = options => ShowFormat(options.Logging.Format) },
        ServerOption.Flag("logtime", o => o.Logging.Time, (o, v) => o.Logging.Time = v),
        ServerOption.Flag("logtime_utc", o => o.Logging.TimeUtc, (o, v) => o.Logging.TimeUtc = v),
        ServerOption.Text("log_file", o => o.Logging.File, (o, v) => o.Logging.File = v) with { Aliases = ["logfile"] },
        ServerOption.Number("log_size_limit", o => o.Logging.FileSizeLimit, (o, v) => o.Logging.FileSizeLimit = v, IntegerRange.Size63)
            with { Aliases = ["logfile_size_limit"], FixedName = "LogSizeLimit" },
        ServerOption.Number("log_max_num", o => o.Logging.FileCountMax, (o, v) => o.Logging.FileCountMax = NotNegative(v), IntegerRange.Any)
            with { Aliases = ["logfile_max_num"], FixedName = "LogMaxFiles" },
        ServerOption.Flag("syslog", o => o.Logging.Syslog, (o, v) => o.Logging.Syslog = v),
        ServerOption.Text("remote_syslog", o => o.Logging.RemoteSyslog, (o, v) => o.Logging.RemoteSyslog = v),
        ServerOption.Number(
            "max_traced_msg_len",
            o => o.Logging.MaxTracedMessageLength,
            (o, v) => o.Logging.MaxTracedMessageLength = NotNegative(v),
            IntegerRange.Any),
    ];

    /// <summary>Null: there is no such format.</summary>
    public static LogFormat? Format(string text) => text.ToLowerInvariant() switch
    {
        "text" => LogFormat.Text,
        "json" => LogFormat.Json,
        _ => null,
    };

    private static void ReadFormat(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (!context.Values.Text(entry, out var text))
        {
            return;
        }

        options.Logging.Format = Format(text) ?? options.Logging.Format;
        if (Format(text) is null)
        {
            context.Diagnostics.Error(entry.Value.Position, "log_format must be 'text' or 'json'");
        }
    }

    private static string ShowFormat(LogFormat format) => format == LogFormat.Json ? "json" : "text";

    private static int NotNegative(long value) => (int)Math.Max(0, value);
}

namespace Gust;

/// <summary>What is logged, and where to.</summary>
public sealed class LoggingOptions
{
    public bool Debug { get; set; }

    /// <summary>Trace every protocol operation.</summary>
    public bool Trace { get; set; }

    /// <summary>Trace the system account as well; implies <see cref="Trace"/>.</summary>
    public bool TraceVerbose { get; set; }

    /// <summary>Trace headers only, no payloads; implies <see cref="Trace"/>.</summary>
    public bool TraceHeaders { get; set; }

    /// <summary>Longest payload shown in a trace, in bytes; 0: all of it.</summary>
    public int MaxTracedMessageLength { get; set; }

    public LogFormat Format { get; set; }

    /// <summary>Date and time at the head of each line of text; JSON always has them, in UTC.</summary>
    public bool Time { get; set; } = true;

    public bool TimeUtc { get; set; }

    /// <summary>Log file; standard error when null.</summary>
    public string? File { get; set; }

    /// <summary>Size in bytes at which the log file is rotated; 0: never.</summary>
    public long FileSizeLimit { get; set; }

    /// <summary>Log files kept including the live one; 0: all.</summary>
    public int FileCountMax { get; set; }

    public bool Syslog { get; set; }

    /// <summary>Address of a remote syslog, such as <c>udp://localhost:514</c>.</summary>
    public string? RemoteSyslog { get; set; }
}

using System.Diagnostics.CodeAnalysis;
using Gust.Configuration.Reading;
using Gust.Configuration.Reading.JetStream;

namespace Gust.Configuration.CommandLine;

/// <summary>Every flag of nats-server, grouped as the usage text shows them.</summary>
internal static class FlagTable
{
    public static (string Title, FlagSpec[] Flags)[] Groups { get; } =
    [
        ("Server", ServerFlags()),
        ("Logging", LoggingFlags()),
        ("JetStream", JetStreamFlags()),
        ("Authorization", AuthorizationFlags()),
        ("TLS", EncryptionFlags()),
        ("Cluster", ClusterFlags()),
        ("Profiling", [FlagSpec.Unbuilt("profile", FlagKind.Integer, "port", "Serve profiling data on this HTTP port")]),
        ("Common", CommonFlags()),
    ];

    // Names are case-sensitive: -p is a port and -P a pid file.
    private static readonly Dictionary<string, FlagSpec> s_byName = Groups
        .SelectMany(group => group.Flags)
        .SelectMany(flag => flag.AllNames.Select(name => (name, flag)))
        .ToDictionary(pair => pair.name, pair => pair.flag, StringComparer.Ordinal);

    public static IEnumerable<string> Names => s_byName.Keys;

    public static bool TryFind(string name, [NotNullWhen(true)] out FlagSpec? flag) => s_byName.TryGetValue(name, out flag);

    private static FlagSpec[] ServerFlags() =>
    [
        FlagSpec.Text("a addr net", "host", "Listen for clients on this address (default 0.0.0.0)", (o, v) => o.Host = v),
        FlagSpec.Integer(
            "p port", "port", "Listen for clients on this port; -1 picks a free one (default 4222)",
            (o, v) => o.Port = Bounded(v)),
        FlagSpec.Text("n name server_name", "name", "Name of the server (default: its id)", (o, v) => o.ServerName = NullIfEmpty(v)),
        FlagSpec.Text("P pid", "file", "Write the process id to this file", (o, v) => o.PidFile = NullIfEmpty(v)),
        FlagSpec.Integer("m http_port", "port", "Serve monitoring over HTTP on this port", (o, v) => o.Monitoring.HttpPort = Bounded(v)),
        FlagSpec.Integer("ms https_port", "port", "Serve monitoring over HTTPS on this port", (o, v) => o.Monitoring.HttpsPort = Bounded(v)),
        new(
            "c config", FlagKind.Text, "file", "Read this configuration file",
            (flags, value) => flags.ConfigFile = NullIfEmpty(value.Text)),
        FlagSpec.Ask("t", "Test the configuration file and exit", CommandLineAction.TestConfiguration),
        new(
            "sl signal",
            FlagKind.Text,
            "signal[=pid]",
            $"Signal a running server: {string.Join(", ", SignalCommand.Names)}; pid may be a pid file",
            SetSignal),
        FlagSpec.Text(
            "client_advertise", "host[:port]", "Address told to clients and other servers",
            (o, v) => o.ClientAdvertise = NullIfEmpty(v)),
        FlagSpec.Text(
            "ports_file_dir", "dir", "Write <executable>_<pid>.ports into this directory",
            (o, v) => o.PortsFileDirectory = NullIfEmpty(v)),
    ];

    private static FlagSpec[] LoggingFlags() =>
    [
        FlagSpec.Text("l log", "file", "Log to this file", (o, v) => o.Logging.File = NullIfEmpty(v)),
        new("log_format", FlagKind.Text, "format", "Look of the log lines: text or json (default text)", SetLogFormat),
        FlagSpec.Switch("T logtime", "Time stamps in the log (default true)", (o, v) => o.Logging.Time = v),
        FlagSpec.Switch("logtime_utc", "Time stamps in UTC (default: local time)", (o, v) => o.Logging.TimeUtc = v),
        FlagSpec.Switch("s syslog", "Log to syslog", (o, v) => o.Logging.Syslog = v),
        FlagSpec.Text(
            "r remote_syslog", "addr", "Log to a remote syslog, such as udp://localhost:514",
            (o, v) => o.Logging.RemoteSyslog = NullIfEmpty(v)),
        FlagSpec.Switch("D debug", "Debug messages", (o, v) => o.Logging.Debug = v),
        FlagSpec.Switch("V trace", "Trace the protocol", (o, v) => SetTrace(o.Logging, v, verbose: false)),
        FlagSpec.Switch("VV", "Trace the protocol and the system account", (o, v) => SetTrace(o.Logging, v, verbose: v)),
        FlagSpec.Switch("DV", "Debug and trace", (o, v) => SetDebugAndTrace(o.Logging, v, verbose: false)),
        FlagSpec.Switch("DVV", "Debug and trace, the system account too", (o, v) => SetDebugAndTrace(o.Logging, v, verbose: v)),
        FlagSpec.Integer(
            "log_size_limit", "bytes", "Rotate the log file at this size (default: never)",
            (o, v) => o.Logging.FileSizeLimit = Math.Max(0, v)),
        FlagSpec.Integer(
            "max_traced_msg_len", "bytes", "Longest payload shown in a trace (default: all of it)",
            (o, v) => o.Logging.MaxTracedMessageLength = Math.Max(0, Bounded(v))),
    ];

    private static FlagSpec[] JetStreamFlags() =>
    [
        FlagSpec.Switch("js jetstream", "Switch JetStream on", (o, v) => JetStreamReader.Switch(o, v)),
        FlagSpec.Text("sd store_dir", "dir", "Keep JetStream's data in 'jetstream' below this directory", SetStoreDirectory),
    ];

    private static FlagSpec[] AuthorizationFlags() =>
    [
        FlagSpec.Text("user", "user", "User that clients must show", (o, v) => CredentialFlags.SetUser(o.Authorization, v)),
        FlagSpec.Text("pass", "password", "Password of that user", (o, v) => CredentialFlags.SetPassword(o.Authorization, v)),
        FlagSpec.Text("auth", "token", "Token that clients must show", (o, v) => CredentialFlags.SetToken(o.Authorization, v)),
    ];

    private static FlagSpec[] EncryptionFlags() =>
    [
        new("tls", FlagKind.Boolean, "", "TLS, clients unverified (default false)", TlsFlags.Switch),
        FlagSpec.Text("tlscert", "file", "Certificate of the server", TlsFlags.SetCertificate),
        FlagSpec.Text("tlskey", "file", "Private key of that certificate", TlsFlags.SetKey),
        FlagSpec.Switch("tlsverify", "TLS, clients verified", TlsFlags.SetVerify),
        FlagSpec.Text("tlscacert", "file", "Authority that clients are verified with", TlsFlags.SetAuthority),
    ];

    private static FlagSpec[] ClusterFlags() =>
    [
        FlagSpec.Unbuilt("routes", FlagKind.Text, "urls", "Servers to connect to, separated by commas"),
        FlagSpec.Unbuilt("cluster", FlagKind.Text, "url", "Listen for other servers here"),
        FlagSpec.Unbuilt("cluster_name", FlagKind.Text, "name", "Name of the cluster (default: generated)"),
        FlagSpec.Unbuilt("no_advertise", FlagKind.Boolean, "", "Do not tell clients of the other servers"),
        FlagSpec.Unbuilt("cluster_advertise", FlagKind.Text, "host[:port]", "Address told to other servers"),
        FlagSpec.Unbuilt("connect_retries", FlagKind.Integer, "count", "Attempts to reach a server learned of from others"),
        FlagSpec.Unbuilt("cluster_listen", FlagKind.Text, "url", "Where other servers may solicit routes"),
    ];

    private static FlagSpec[] CommonFlags() =>
    [
        FlagSpec.Ask("h help", "Show this message", CommandLineAction.Help),
        FlagSpec.Ask("v version", "Show the version", CommandLineAction.Version),
        FlagSpec.Ask("help_tls", "Show help about TLS", CommandLineAction.HelpTls),
    ];

    private static void SetSignal(CommandLineFlags flags, FlagValue value)
    {
        flags.Signal = SignalCommand.Parse(value.Text);
        if (flags.Signal is null)
        {
            var names = string.Join(", ", SignalCommand.Names);
            flags.Fail($"unknown signal \"{value.Text}\"; signals are {names}, each with =<pid> or =<pid file> if need be");
        }
    }

    /// <summary>Switches nothing on.</summary>
    private static void SetStoreDirectory(GustServerOptions options, string directory) =>
        (options.JetStream ??= new JetStreamOptions { Enabled = false }).StoreDirectory = NullIfEmpty(directory);

    private static void SetLogFormat(CommandLineFlags flags, FlagValue value)
    {
        if (LoggingOptionTable.Format(value.Text) is { } format)
        {
            flags.Set(options => options.Logging.Format = format);
            return;
        }

        flags.Fail($"unknown log format \"{value.Text}\"; formats are text and json");
    }

    /// <summary>Off means off, whatever finer kind of trace the file asks for.</summary>
    private static void SetTrace(LoggingOptions logging, bool isOn, bool verbose)
    {
        logging.Trace = isOn;
        logging.TraceVerbose = verbose || (isOn && logging.TraceVerbose);
        logging.TraceHeaders &= isOn;
    }

    private static void SetDebugAndTrace(LoggingOptions logging, bool isOn, bool verbose)
    {
        logging.Debug = isOn;
        SetTrace(logging, isOn, verbose);
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;

    /// <summary>Into the range of an int; what lies outside of it stays invalid and is refused by the validation.</summary>
    private static int Bounded(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);
}

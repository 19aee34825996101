using System.Globalization;
using Gust.Configuration.Reading.Monitoring;

namespace Gust.Configuration.Reading;

/// <summary>Keys of the monitoring port. Its address is fixed while the server runs; who may look is not.</summary>
internal static class MonitoringOptionTable
{
    public static ServerOption[] All { get; } =
    [
        Port("http_port", "HTTPPort", o => o.HttpPort, (o, v) => o.HttpPort = v) with { Aliases = ["monitor_port"] },
        Port("https_port", "HTTPSPort", o => o.HttpsPort, (o, v) => o.HttpsPort = v),
        Listen("http", (o, v) => o.HttpPort = v),
        Listen("https", (o, v) => o.HttpsPort = v),
        ServerOption.Keyless("http_host", o => o.Monitoring.Host) with { FixedName = "HTTPHost" },
        ServerOption.Text("http_base_path", o => o.Monitoring.BasePath, (o, v) => o.Monitoring.BasePath = MonitoringReader.NormalizePath(v ?? ""))
            with { FixedName = "HTTPBasePath" },
        new("monitoring")
        {
            Read = MonitoringReader.Read,
            Show = o => OptionJson.Of(o.Monitoring.Console) + OptionJson.Of(o.Monitoring.Authorization),
            Announce = _ => "monitoring",
            IsSecret = true,
        },
    ];

    private static ServerOption Port(string name, string fixedName, Func<MonitoringOptions, int> get, Action<MonitoringOptions, int> set) => new(name)
    {
        Read = (context, entry, o) => MonitoringReader.ReadPort(context, entry, o.Monitoring, set),
        Show = o => get(o.Monitoring).ToString(CultureInfo.InvariantCulture),
        FixedName = fixedName,
    };

    private static ServerOption Listen(string name, Action<MonitoringOptions, int> setPort) => new(name)
    {
        Read = (context, entry, o) => MonitoringReader.ReadListen(context, entry, o.Monitoring, setPort),
    };
}

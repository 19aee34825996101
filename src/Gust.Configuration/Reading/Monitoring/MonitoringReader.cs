using Gust.Configuration.Reading.Access;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Monitoring;

/// <summary>Reads <c>monitoring</c>, a block of Gust's own, and nats-server's keys of the port.</summary>
internal static class MonitoringReader
{
    private static readonly BlockReader<ConsoleOptions> s_consoleKeys = new BlockReader<ConsoleOptions>()
        .Flag("enabled enable", (o, v) => o.Enabled = v)
        .Flag("changes", (o, v) => o.Changes = v);

    private static readonly BlockReader<MonitoringAuthorizationOptions> s_authorizationKeys = new BlockReader<MonitoringAuthorizationOptions>()
        .On("user username", (context, key, o) => o.User = AuthorizationReader.Credential(context, key))
        .On("pass password", (context, key, o) => o.Password = AuthorizationReader.Credential(context, key))
        .On("token", (context, key, o) => o.Token = AuthorizationReader.Credential(context, key))
        .Text("account", (o, v) => o.Account = v.Length == 0 ? null : v);

    private static readonly BlockReader<MonitoringOptions> s_keys = new BlockReader<MonitoringOptions>()
        .On("authorization", ReadAuthorization)
        .On("console", ReadConsole);

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (context.Values.Map(entry, out var block))
        {
            options.Monitoring.Position = entry.KeyPosition;
            s_keys.Read(context, block, options.Monitoring);
        }
    }

    /// <summary>The value of <c>http</c> or <c>https</c>.</summary>
    public static void ReadListen(ReadingContext context, ConfigEntry entry, MonitoringOptions options, Action<MonitoringOptions, int> setPort)
    {
        if (ListenAddress.TryRead(context, entry, out var host, out var port))
        {
            options.Host = string.IsNullOrEmpty(host) ? options.Host : host;
            setPort(options, port);
        }
    }

    /// <summary>The value of <c>http_port</c> or <c>https_port</c>.</summary>
    public static void ReadPort(ReadingContext context, ConfigEntry entry, MonitoringOptions options, Action<MonitoringOptions, int> setPort)
    {
        if (context.Values.Integer(entry, out var port) && ListenAddress.CheckPort(context, entry, port))
        {
            setPort(options, (int)port);
        }
    }

    /// <summary>With one slash before it and none behind.</summary>
    public static string NormalizePath(string path) => path.Trim('/') is { Length: > 0 } inner ? "/" + inner : "";

    private static void ReadAuthorization(ReadingContext context, ConfigEntry key, MonitoringOptions options)
    {
        if (context.Values.Map(key, out var block))
        {
            options.Authorization = new MonitoringAuthorizationOptions();
            s_authorizationKeys.Read(context, block, options.Authorization);
        }
    }

    private static void ReadConsole(ReadingContext context, ConfigEntry key, MonitoringOptions options)
    {
        if (context.Values.Map(key, out var block))
        {
            s_consoleKeys.Read(context, block, options.Console);
        }
    }
}

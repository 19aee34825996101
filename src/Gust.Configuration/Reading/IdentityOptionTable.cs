using System.Globalization;

namespace Gust.Configuration.Reading;

/// <summary>Keys that say where the server listens, what it is called, and which files tell others of it.</summary>
internal static class IdentityOptionTable
{
    public static ServerOption[] All { get; } =
    [
        ServerOption.Text("host", o => o.Host, (o, v) => o.Host = v ?? new GustServerOptions().Host)
            with { Aliases = ["net"], FixedName = "Host" },
        new("port")
        {
            Read = (context, entry, o) =>
            {
                if (context.Values.Integer(entry, out var port) && ListenAddress.CheckPort(context, entry, port))
                {
                    o.Port = (int)port;
                }
            },
            Show = o => o.Port.ToString(CultureInfo.InvariantCulture),
            FixedName = "Port",
        },
        new("listen") { Read = ListenAddress.Read },
        ServerOption.Keyless("ListenForClients", o => o.ListenForClients ? "true" : "false") with { FixedName = "ListenForClients" },
        new("server_name")
        {
            Read = (context, entry, o) =>
            {
                if (!context.Values.Text(entry, out var name))
                {
                    return;
                }

                o.ServerName = name.Length == 0 ? null : name;
                if (name.Contains(' '))
                {
                    context.Diagnostics.Error(entry.Value.Position, "server name cannot contain spaces");
                }
            },
            Show = o => o.ServerName ?? "",
            FixedName = "ServerName",
        },
        ServerOption.Text("client_advertise", o => o.ClientAdvertise, (o, v) => o.ClientAdvertise = v),
        ServerOption.Text("pid_file", o => o.PidFile, (o, v) => o.PidFile = v) with { Aliases = ["pidfile"] },
        ServerOption.Text("ports_file_dir", o => o.PortsFileDirectory, (o, v) => o.PortsFileDirectory = v),
        new("server_tags") { Read = TagReader.ReadTags, Show = o => string.Join('\n', o.ServerTags), Announce = _ => "tags" },
        new("server_metadata")
        {
            Read = TagReader.ReadMetadata,
            Show = o => string.Join('\n', o.ServerMetadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)),
            Announce = _ => "metadata",
        },
    ];
}

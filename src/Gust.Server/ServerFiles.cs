using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Gust.Server;

/// <summary>The files that tell other processes of this one: process id and ports (spec: monitoring.md section 5).</summary>
internal sealed class ServerFiles(GustServerOptions options)
{
    private readonly string? _portsFile = options.PortsFileDirectory is { } directory
        ? Path.Combine(directory, $"{ProgramName.Current}_{Environment.ProcessId}.ports")
        : null;

    /// <summary>Writes the process id.</summary>
    public void WriteProcess()
    {
        if (options.PidFile is { } pidFile)
        {
            File.WriteAllText(pidFile, Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes where the server can be reached, once all of it is known.</summary>
    /// <param name="clients">Where clients connect to; null: nowhere.</param>
    /// <param name="webSocketUrl">Likewise of WebSocket clients; empty: nowhere.</param>
    /// <param name="monitoringUrl">Likewise of the monitoring port.</param>
    public void WritePorts(IPEndPoint? clients, string webSocketUrl, string monitoringUrl)
    {
        if (_portsFile is not null)
        {
            WriteWhole(_portsFile, Ports(clients, webSocketUrl, monitoringUrl));
        }
    }

    /// <summary>Removes the ports file; the pid file stays, as with the reference.</summary>
    public void Remove()
    {
        if (_portsFile is not null)
        {
            File.Delete(_portsFile);
        }
    }

    private static byte[] Ports(IPEndPoint? clients, string webSocketUrl, string monitoringUrl)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer);
        json.WriteStartObject();
        WriteUrl(json, "nats", clients is null ? "" : $"nats://{LocalAddress.Reachable(clients)}");
        WriteUrl(json, "monitoring", monitoringUrl);
        WriteUrl(json, "websocket", webSocketUrl);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteUrl(Utf8JsonWriter json, string name, string url)
    {
        if (url.Length > 0)
        {
            json.WriteStartArray(name);
            json.WriteStringValue(url);
            json.WriteEndArray();
        }
    }

    /// <summary>A reader that polls for the file sees all of it or none.</summary>
    private static void WriteWhole(string path, byte[] content)
    {
        string draft = path + ".tmp";
        File.WriteAllBytes(draft, content);
        File.Move(draft, path, overwrite: true);
    }
}

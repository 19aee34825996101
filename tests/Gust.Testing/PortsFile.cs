using System.Net;
using System.Text.Json;

namespace Gust.Testing;

/// <summary>The <c>*_PID.ports</c> file in which a server tells the addresses it listens on.</summary>
internal static class PortsFile
{
    /// <summary>
    /// The first address of each kind of listener in it (<c>nats</c>, <c>websocket</c> ...), or null while the file is
    /// missing or half written.
    /// </summary>
    public static IReadOnlyDictionary<string, IPEndPoint>? TryRead(string directory, int pid)
    {
        var file = Directory.EnumerateFiles(directory, $"*_{pid}.ports").FirstOrDefault();
        if (file is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.EnumerateObject().ToDictionary(listener => listener.Name, listener => FirstAddress(listener.Value));
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            return null;
        }
    }

    private static IPEndPoint FirstAddress(JsonElement urls)
    {
        var url = new Uri(urls[0].GetString()!);
        return new IPEndPoint(IPAddress.Parse(url.Host), url.Port);
    }
}

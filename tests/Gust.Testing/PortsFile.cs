using System.Net;
using System.Text.Json;

namespace Gust.Testing;

/// <summary>The <c>*_PID.ports</c> file in which a server tells the addresses it listens on.</summary>
internal static class PortsFile
{
    /// <summary>The first client address in it, or null while the file is missing or half written.</summary>
    public static IPEndPoint? TryRead(string directory, int pid)
    {
        var file = Directory.EnumerateFiles(directory, $"*_{pid}.ports").FirstOrDefault();
        if (file is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var url = new Uri(document.RootElement.GetProperty("nats")[0].GetString()!);
            return new IPEndPoint(IPAddress.Parse(url.Host), url.Port);
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            return null;
        }
    }
}

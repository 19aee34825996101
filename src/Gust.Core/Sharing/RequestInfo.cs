using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Gust.Core.Sharing;

/// <summary>Writes what a service in another account learns of who asks: one JSON object.</summary>
internal sealed class RequestInfo(Account importer, RequestInfoKind kind, string serverName)
{
    private const int DigitsMax = 20;

    /// <summary>For requests of the importing account's own clients: all up to the figures.</summary>
    private readonly byte[] _head = Head(importer.Name, service: null);
    private readonly byte[] _server = Encoding.UTF8.GetBytes($",\"server\":\"{JsonEncodedText.Encode(serverName)}\"");

    public void Write(IBufferWriter<byte> output, ClientSession? source)
    {
        Account asking = source?.Account ?? importer;
        if (kind == RequestInfoKind.Client && source is not null)
        {
            using Utf8JsonWriter json = new(output, ClientInfo.JsonOptions);
            ClientInfo.Write(json, source, asking == importer ? null : importer.Name);
            return;
        }

        output.Write(asking == importer ? _head : Head(asking.Name, importer.Name));
        if (source is { Timer.RoundTrip.Ticks: > 0 })
        {
            output.Write(",\"rtt\":"u8);
            Utf8Formatter.TryFormat(source.Timer.RoundTrip.Ticks * TimeSpan.NanosecondsPerTick, output.GetSpan(DigitsMax), out int written);
            output.Advance(written);
        }

        output.Write(kind == RequestInfoKind.Server ? _server : default);
        output.Write("}"u8);
    }

    private static byte[] Head(string account, string? service) => Encoding.UTF8.GetBytes(service is null
        ? $"{{\"acc\":\"{JsonEncodedText.Encode(account)}\""
        : $"{{\"acc\":\"{JsonEncodedText.Encode(account)}\",\"svc\":\"{JsonEncodedText.Encode(service)}\"");
}

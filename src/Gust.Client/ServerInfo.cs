using System.Text.Json;

namespace Gust.Client;

/// <summary>What the server says of itself in INFO.</summary>
internal sealed class ServerInfo
{
    public string ServerId { get; private set; } = "";

    public string ServerName { get; private set; } = "";

    public string Version { get; private set; } = "";

    public long ClientId { get; private set; }

    public string? Cluster { get; private set; }

    public bool Headers { get; private set; }

    public bool AuthRequired { get; private set; }

    public bool TlsRequired { get; private set; }

    public bool TlsAvailable { get; private set; }

    public bool LameDuck { get; private set; }

    public string? Nonce { get; private set; }

    /// <summary>Largest header block plus payload; 0 when the server did not say.</summary>
    public long PayloadBytesMax { get; private set; }

    public IReadOnlyList<string> ConnectUrls { get; private set; } = [];

    /// <summary>Reads the JSON of INFO; unknown fields are skipped.</summary>
    public static ServerInfo Parse(ReadOnlySpan<byte> json)
    {
        var info = new ServerInfo();
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new ProtocolException("INFO without a JSON object");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                info.ReadField(ref reader);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new ProtocolException("INFO with malformed JSON", e);
        }

        return info;
    }

    private void ReadField(ref Utf8JsonReader reader)
    {
        string name = reader.GetString()!;
        reader.Read();
        switch (name)
        {
            case "server_id": ServerId = reader.GetString() ?? ""; break;
            case "server_name": ServerName = reader.GetString() ?? ""; break;
            case "version": Version = reader.GetString() ?? ""; break;
            case "client_id": ClientId = reader.GetInt64(); break;
            case "cluster": Cluster = reader.GetString(); break;
            case "headers": Headers = reader.GetBoolean(); break;
            case "auth_required": AuthRequired = reader.GetBoolean(); break;
            case "tls_required": TlsRequired = reader.GetBoolean(); break;
            case "tls_available": TlsAvailable = reader.GetBoolean(); break;
            case "ldm": LameDuck = reader.GetBoolean(); break;
            case "nonce": Nonce = reader.GetString(); break;
            case "max_payload": PayloadBytesMax = reader.GetInt64(); break;
            case "connect_urls": ConnectUrls = ReadStrings(ref reader); break;
            default: reader.Skip(); break;
        }
    }

    private static List<string> ReadStrings(ref Utf8JsonReader reader)
    {
        var list = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            list.Add(reader.GetString()!);
        }

        return list;
    }
}

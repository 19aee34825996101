using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Gust.Protocol;

/// <summary>The INFO operation: what the server says of itself to one client (spec: protocol.md section 2, in wire order).</summary>
internal sealed record ServerInfo
{
    /// <summary>The nats-server release whose behaviour this server offers; clients switch features on by it.</summary>
    public const string CompatibilityVersion = "2.15.1";

    /// <summary>Level of the JetStream API of <see cref="CompatibilityVersion"/>, sent with JetStream off too.</summary>
    public const int ApiLevel = 5;

    /// <summary>Each connection has one or two lines made for it alone: ten thousand of them should leave no garbage.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _line;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    public required string ServerId { get; init; }

    public required string ServerName { get; init; }

    public required string Runtime { get; init; }

    /// <summary>Gust's own version, in a field of its own.</summary>
    public required string GustVersion { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required bool Headers { get; init; }

    public required int MaxPayload { get; init; }

    public bool AuthRequired { get; init; }

    /// <summary>The client must go on with TLS.</summary>
    public bool TlsRequired { get; init; }

    /// <summary>The client must show a certificate.</summary>
    public bool TlsVerify { get; init; }

    /// <summary>The client may go on with TLS.</summary>
    public bool TlsAvailable { get; init; }

    /// <summary>Streams can be had.</summary>
    public bool JetStream { get; init; }

    /// <summary>Of the streams; empty: none.</summary>
    public string Domain { get; init; } = "";

    public ulong ClientId { get; init; }

    public string ClientIp { get; init; } = "";

    public string Nonce { get; init; } = "";

    public IReadOnlyList<string> ConnectUrls { get; init; } = [];

    public bool LameDuck { get; init; }

    /// <summary>True in the INFO that follows the first PONG only.</summary>
    public bool ConnectInfo { get; init; }

    /// <summary>Account the client is bound to, in the same INFO.</summary>
    public string RemoteAccount { get; init; } = "";

    /// <summary>That account is the system account; in the same INFO.</summary>
    public bool RemoteAccountIsSystem { get; init; }

    /// <summary>Public curve key, for auth callout services.</summary>
    public string CurveKey { get; init; } = "";

    /// <summary>The whole line, <c>INFO {...} CRLF</c> with the reference's blank before the line end. Holds until the thread's next one.</summary>
    public ReadOnlySpan<byte> ToLine()
    {
        ArrayBufferWriter<byte> buffer = _line ??= new ArrayBufferWriter<byte>(1024);
        Utf8JsonWriter json = _json ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        buffer.ResetWrittenCount();
        json.Reset();
        buffer.Write("INFO "u8);
        Write(json);
        json.Flush();
        buffer.Write(" \r\n"u8);
        return buffer.WrittenSpan;
    }

    public override string ToString() => Encoding.UTF8.GetString(ToLine());

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("server_id"u8, ServerId);
        json.WriteString("server_name"u8, ServerName);
        json.WriteString("version"u8, CompatibilityVersion);
        json.WriteNumber("proto"u8, 1);
        json.WriteString("go"u8, Runtime);
        json.WriteString("gust"u8, GustVersion);
        json.WriteString("host"u8, Host);
        json.WriteNumber("port"u8, Port);
        json.WriteBoolean("headers"u8, Headers);
        WriteTrue(json, "auth_required"u8, AuthRequired);
        WriteTrue(json, "tls_required"u8, TlsRequired);
        WriteTrue(json, "tls_verify"u8, TlsVerify);
        WriteTrue(json, "tls_available"u8, TlsAvailable);
        json.WriteNumber("max_payload"u8, MaxPayload);
        WriteTrue(json, "jetstream"u8, JetStream);
        json.WriteNumber("client_id"u8, ClientId);
        WriteText(json, "client_ip"u8, ClientIp);
        WriteText(json, "nonce"u8, Nonce);
        WriteUrls(json);
        WriteTrue(json, "ldm"u8, LameDuck);
        WriteTrue(json, "connect_info"u8, ConnectInfo);
        WriteText(json, "remote_account"u8, RemoteAccount);
        WriteTrue(json, "acc_is_sys"u8, RemoteAccountIsSystem);
        WriteText(json, "domain"u8, Domain);
        json.WriteNumber("api_lvl"u8, ApiLevel);
        WriteText(json, "xkey"u8, CurveKey);
        json.WriteEndObject();
    }

    private void WriteUrls(Utf8JsonWriter json)
    {
        if (ConnectUrls.Count == 0)
        {
            return;
        }

        json.WriteStartArray("connect_urls"u8);
        foreach (string url in ConnectUrls)
        {
            json.WriteStringValue(url);
        }

        json.WriteEndArray();
    }

    private static void WriteTrue(Utf8JsonWriter json, ReadOnlySpan<byte> name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, true);
        }
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }
}

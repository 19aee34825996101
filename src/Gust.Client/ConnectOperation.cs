using System.Buffers;
using System.Text.Json;

namespace Gust.Client;

/// <summary>Writes the CONNECT line that introduces this client.</summary>
internal static class ConnectOperation
{
    private static readonly string Version = typeof(ConnectOperation).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>CONNECT, then the PING whose PONG proves that the server took it.</summary>
    public static byte[] Encode(NatsClientOptions options, ServerAddress address, ServerInfo info)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        buffer.Write("CONNECT "u8);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBoolean("verbose", false);
            json.WriteBoolean("pedantic", false);
            json.WriteBoolean("tls_required", address.Tls || options.Tls.Wanted);
            json.WriteString("name", options.Name);
            json.WriteString("lang", "csharp-gust");
            json.WriteString("version", Version);
            json.WriteNumber("protocol", 1);
            json.WriteBoolean("echo", options.Echo);
            json.WriteBoolean("headers", info.Headers);
            json.WriteBoolean("no_responders", info.Headers);
            WriteCredentials(json, options, address);
            WriteIdentity(json, options.Identity?.Prove(info.Nonce ?? "") ?? default);
            json.WriteEndObject();
        }

        buffer.Write("\r\nPING\r\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Credentials of the URL win over those of the options, as in every NATS client.</summary>
    private static void WriteCredentials(Utf8JsonWriter json, NatsClientOptions options, ServerAddress address)
    {
        bool inUrl = address.User is not null || address.Token is not null;
        string? user = inUrl ? address.User : options.User;
        string? password = inUrl ? address.Password : options.Password;
        string? token = inUrl ? address.Token : options.Token;
        if (user is not null)
        {
            json.WriteString("user", user);
            json.WriteString("pass", password ?? "");
        }

        if (token is not null)
        {
            json.WriteString("auth_token", token);
        }
    }

    private static void WriteIdentity(Utf8JsonWriter json, IdentityProof proof)
    {
        if (proof.Jwt is not null)
        {
            json.WriteString("jwt", proof.Jwt);
        }

        if (proof.NKey is not null)
        {
            json.WriteString("nkey", proof.NKey);
        }

        if (proof.Signature is not null)
        {
            json.WriteString("sig", proof.Signature);
        }
    }
}

using System.Text;
using System.Text.Json;

namespace Gust.Protocol;

/// <summary>What a client says of itself in CONNECT (spec: protocol.md section 3).</summary>
internal sealed class ConnectOptions
{
    /// <summary>+OK after each operation; the default of a client that leaves it out or sends no CONNECT.</summary>
    public bool Verbose { get; private set; } = true;

    /// <summary>Publish subjects are checked.</summary>
    public bool Pedantic { get; private set; } = true;

    /// <summary>Own messages are delivered to own subscriptions.</summary>
    public bool Echo { get; private set; } = true;

    public bool Headers { get; private set; }

    public bool NoResponders { get; private set; }

    public bool TlsRequired { get; private set; }

    public int Protocol { get; private set; }

    public string Name { get; private set; } = "";

    public string Lang { get; private set; } = "";

    public string Version { get; private set; } = "";

    public string User { get; private set; } = "";

    public string Password { get; private set; } = "";

    public string Token { get; private set; } = "";

    public string Jwt { get; private set; } = "";

    public string NKey { get; private set; } = "";

    public string Signature { get; private set; } = "";

    public string Account { get; private set; } = "";

    public bool NewAccount { get; private set; }

    public string ProxySignature { get; private set; } = "";

    /// <summary>What holds for a client that never sent CONNECT.</summary>
    public static ConnectOptions Default { get; } = new();

    /// <summary>True when the client shows any means of authentication.</summary>
    public bool HasCredentials => User.Length + Password.Length + Token.Length + Jwt.Length + NKey.Length > 0;

    /// <summary>Reads the JSON object over what a former CONNECT said; false when it is malformed or a known field has another type.</summary>
    /// <remarks>Names are matched without regard to case, unknown fields are ignored and null leaves a default, as clients rely on.</remarks>
    public static bool TryParse(ReadOnlySpan<byte> json, ConnectOptions former, out ConnectOptions options)
    {
        options = (ConnectOptions)former.MemberwiseClone();
        try
        {
            Utf8JsonReader reader = new(json);
            if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
            {
                return false;
            }

            bool typesFit = true;
            bool isObject = reader.TokenType == JsonTokenType.StartObject;
            while (isObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!.ToLowerInvariant();
                reader.Read();
                typesFit &= options.Take(name, ref reader);
            }

            return typesFit && !reader.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            return false;
        }
    }

    private bool Take(string name, ref Utf8JsonReader reader)
    {
        bool fits = true;
        switch (name)
        {
            case "verbose": Verbose = Bool(ref reader, Verbose, ref fits); break;
            case "pedantic": Pedantic = Bool(ref reader, Pedantic, ref fits); break;
            case "echo": Echo = Bool(ref reader, Echo, ref fits); break;
            case "headers": Headers = Bool(ref reader, Headers, ref fits); break;
            case "no_responders": NoResponders = Bool(ref reader, NoResponders, ref fits); break;
            case "tls_required": TlsRequired = Bool(ref reader, TlsRequired, ref fits); break;
            case "new_account": NewAccount = Bool(ref reader, NewAccount, ref fits); break;
            case "protocol": Protocol = Integer(ref reader, Protocol, ref fits); break;
            case "name": Name = Text(ref reader, Name, ref fits); break;
            case "lang": Lang = Text(ref reader, Lang, ref fits); break;
            case "version": Version = Text(ref reader, Version, ref fits); break;
            case "user": User = Text(ref reader, User, ref fits); break;
            case "pass": Password = Text(ref reader, Password, ref fits); break;
            case "auth_token": Token = Text(ref reader, Token, ref fits); break;
            case "jwt": Jwt = Text(ref reader, Jwt, ref fits); break;
            case "nkey": NKey = Text(ref reader, NKey, ref fits); break;
            case "sig": Signature = Text(ref reader, Signature, ref fits); break;
            case "account": Account = Text(ref reader, Account, ref fits); break;
            case "proxy_sig": ProxySignature = Text(ref reader, ProxySignature, ref fits); break;
            default: reader.Skip(); break;
        }

        return fits;
    }

    private static bool Bool(ref Utf8JsonReader reader, bool present, ref bool fits)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return reader.TokenType == JsonTokenType.True;
        }

        fits &= IsNull(ref reader);
        return present;
    }

    private static int Integer(ref Utf8JsonReader reader, int present, ref bool fits)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int value))
        {
            return value;
        }

        fits &= IsNull(ref reader);
        return present;
    }

    private static string Text(ref Utf8JsonReader reader, string present, ref bool fits)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }

        fits &= IsNull(ref reader);
        return present;
    }

    /// <summary>Passes over a value of another type as a whole; only null is allowed in its place.</summary>
    private static bool IsNull(ref Utf8JsonReader reader)
    {
        bool isNull = reader.TokenType == JsonTokenType.Null;
        reader.Skip();
        return isNull;
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Gust.Conformance.Identities;

/// <summary>Makes and signs the tokens of scripts, also bad ones. It shares no code with the encoder of the product.</summary>
internal static class TokenWriter
{
    private const string NoLimitsOfAccount =
        """{"subs":-1,"data":-1,"payload":-1,"imports":-1,"exports":-1,"wildcards":true,"conn":-1,"leaf":-1}""";

    private const string NoLimitsOfUser = """{"subs":-1,"data":-1,"payload":-1}""";

    /// <param name="fill">Replaces the placeholders of a text.</param>
    /// <param name="now">What the times of the template count from.</param>
    public static string Write(string name, TokenTemplate template, Func<string, string> fill, DateTimeOffset now)
    {
        var isFirstVersion = template.Has("v1");
        var algorithm = template.Option("alg") ?? (isFirstVersion ? "ed25519" : "ed25519-nkey");
        var type = isFirstVersion ? "jwt" : "JWT";
        var header = Encode($$"""{"typ":"{{type}}","alg":"{{algorithm}}"}""");
        var payload = Encode(Claims(name, template, fill, now).ToJsonString());
        var signed = isFirstVersion ? payload : $"{header}.{payload}";
        var signature = template.Has("unsigned") ? "" : Base64Url.EncodeToString(KeyRing.Get(template.Issuer).Sign(Encoding.ASCII.GetBytes(signed)));
        if (template.Has("tampered"))
        {
            payload = Encode(Claims(name + " tampered", template, fill, now).ToJsonString());
        }

        return $"{header}.{payload}.{signature}";
    }

    /// <summary>The claims of a token, unchecked.</summary>
    public static JsonNode ReadClaims(string token)
    {
        var parts = token.Split('.');
        return JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
    }

    private static JsonObject Claims(string name, TokenTemplate template, Func<string, string> fill, DateTimeOffset now)
    {
        var claims = new JsonObject
        {
            ["jti"] = "MADEBYASCRIPT",
            ["iat"] = Time(template.Option("iat") ?? "+0", now),
            ["iss"] = KeyRing.Get(template.Option("iss") ?? template.Issuer).PublicKey,
            ["name"] = template.Option("name") ?? name,
            ["sub"] = Subject(template.Subject, fill),
        };
        AddTime(claims, "exp", template, now);
        AddTime(claims, "nbf", template, now);
        if (template.Option("aud") is { } audience)
        {
            claims["aud"] = fill(audience);
        }

        claims["nats"] = Body(template, fill);
        if (template.Has("v1"))
        {
            claims["type"] = template.Type;
        }

        return claims;
    }

    private static JsonObject Body(TokenTemplate template, Func<string, string> fill)
    {
        var body = JsonNode.Parse(fill(template.Body))!.AsObject();
        if (template.Type == "account")
        {
            body["limits"] = WithDefaults(body["limits"] as JsonObject ?? [], NoLimitsOfAccount);
        }
        else if (template.Type == "user" && !template.Has("scoped"))
        {
            body = WithDefaults(body, NoLimitsOfUser);
        }

        if (!template.Has("v1"))
        {
            body["type"] = template.Type;
            body["version"] = 2;
        }

        return body;
    }

    private static JsonObject WithDefaults(JsonObject given, string defaults)
    {
        var whole = JsonNode.Parse(defaults)!.AsObject();
        foreach (var (name, value) in given)
        {
            whole[name] = value?.DeepClone();
        }

        return whole;
    }

    private static string Subject(string subject, Func<string, string> fill) =>
        subject.Contains('{', StringComparison.Ordinal) ? fill(subject) : KeyRing.Get(subject).PublicKey;

    private static void AddTime(JsonObject claims, string name, TokenTemplate template, DateTimeOffset now)
    {
        if (template.Option(name) is { } offset)
        {
            claims[name] = Time(offset, now);
        }
    }

    private static long Time(string offset, DateTimeOffset now) => now.ToUnixTimeSeconds() + long.Parse(offset, CultureInfo.InvariantCulture);

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}

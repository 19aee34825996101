using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Gust.Security.Keys;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>An operator, its accounts and their users: the same keys and tokens in every run. The encoder is not the product's.</summary>
internal static class OperatorTokens
{
    private const string NoLimits = """{"subs":-1,"data":-1,"payload":-1,"imports":-1,"exports":-1,"wildcards":true,"conn":-1,"leaf":-1}""";

    /// <summary>In which the tools of operators write the claims of an account.</summary>
    private static readonly string[] s_order =
        ["imports", "exports", "limits", "signing_keys", "revocations", "default_permissions", "mappings", "authorization", "description", "info_url", "tags"];

    public static NKeyPair Operator { get; } = Key(NKeyPrefix.Operator, "operator");

    public static NKeyPair System { get; } = Key(NKeyPrefix.Account, "system");

    public static NKeyPair Library { get; } = Key(NKeyPrefix.Account, "library");

    public static NKeyPair Application { get; } = Key(NKeyPrefix.Account, "application");

    public static NKeyPair Broken { get; } = Key(NKeyPrefix.Account, "broken");

    /// <summary>Signs users of <see cref="Application"/> in its name.</summary>
    public static NKeyPair ApplicationSigner { get; } = Key(NKeyPrefix.Account, "signer");

    public static NKeyPair User(string name) => Key(NKeyPrefix.User, name);

    public static string OperatorToken => Write(Operator, Operator.PublicKey, "the operator", "operator", $$"""{"operator_service_urls":["nats://127.0.0.1:4222"],"system_account":"{{System.PublicKey}}","tags":["lab"]}""");

    public static string SystemToken => Account(System, "the system", "{}");

    public static string LibraryToken => Account(Library, "library", $$"""
        {"exports":[{"name":"news","subject":"news.>","type":"stream","description":"what is new","info_url":"http://example.com"},
            {"name":"time","subject":"time.*","type":"service","token_req":true,"response_type":"Stream","response_threshold":5000000000},
            {"name":"measured","subject":"measured","type":"service","service_latency":{"sampling":"headers","results":"latency.it"} },
            {"name":"own","subject":"own.*","type":"stream","account_token_position":2}],
          "revocations":{"{{User("revoked").PublicKey}}":1700000000} }
        """);

    public static string ApplicationToken => Account(Application, "application", $$$"""
        {"imports":[{"name":"news","subject":"news.>","account":"{{{Library.PublicKey}}}","local_subject":"lib.news.>","type":"stream"},
            {"name":"time","subject":"time.*","account":"{{{Library.PublicKey}}}","token":"{{{Activation}}}","local_subject":"clock.*","type":"service","share":true}],
          "signing_keys":["{{{ApplicationSigner.PublicKey}}}"],
          "default_permissions":{"pub":{"deny":["no.>"]},"sub":{}},
          "mappings":{"in.*":[{"subject":"out.$1"}]},
          "description":"who uses it","info_url":"http://example.com/app","tags":["kind:test","second"],
          "limits":{"conn":50,"subs":40,"payload":4096} }
        """);

    public static string BrokenToken => Account(Broken, "", $$"""{"imports":[{"name":"nothing","subject":"nothing","account":"{{Key(NKeyPrefix.Account, "nobody").PublicKey}}","type":"service"}]}""");

    /// <summary>The same account, which may have so and so many streams of each kind.</summary>
    public static string LibraryTokenWithTiers =>
        Account(Library, "library", """{"limits":{"tiered_limits":{"R1":{"mem_storage":1048576,"disk_storage":2097152,"streams":3,"consumer":5}}}}""");

    /// <summary>The same account, which may have streams.</summary>
    public static string ApplicationTokenWithStreams =>
        Account(Application, "application", """{"limits":{"mem_storage":4096,"disk_storage":8192,"streams":2,"consumer":3,"max_ack_pending":7,"max_bytes_required":true}}""");

    /// <summary>A user's token.</summary>
    /// <param name="name">Also the name of the key.</param>
    /// <param name="signer">An account or a key that signs for it.</param>
    /// <param name="more">Members of its claims.</param>
    public static string UserToken(string name, NKeyPair signer, string more = "{}")
    {
        JsonObject body = JsonNode.Parse("""{"subs":-1,"data":-1,"payload":-1}""")!.AsObject();
        Merge(body, JsonNode.Parse(more)!.AsObject());
        return Write(signer, User(name).PublicKey, name, "user", body.ToJsonString());
    }

    private static string Activation => Write(Library, Application.PublicKey, "time", "activation", """{"subject":"time.*","kind":"service"}""");

    private static string Account(NKeyPair account, string name, string body)
    {
        JsonObject claims = JsonNode.Parse(body)!.AsObject();
        JsonObject limits = JsonNode.Parse(NoLimits)!.AsObject();
        Merge(limits, claims["limits"] as JsonObject ?? []);
        claims["limits"] = limits;
        claims["default_permissions"] ??= JsonNode.Parse("""{"pub":{},"sub":{}}""");
        claims["authorization"] = new JsonObject();
        JsonObject ordered = new(s_order.Where(claims.ContainsKey).Select(member => KeyValuePair.Create(member, claims[member]?.DeepClone())));
        return Write(Operator, account.PublicKey, name, "account", ordered.ToJsonString());
    }

    private static string Write(NKeyPair issuer, string subject, string name, string type, string body)
    {
        JsonObject nats = JsonNode.Parse(body)!.AsObject();
        nats["type"] = type;
        nats["version"] = 2;
        JsonObject claims = new() { ["jti"] = "MADEBYATEST", ["iat"] = 1700000000, ["iss"] = issuer.PublicKey, ["name"] = name, ["sub"] = subject, ["nats"] = nats };
        string signed = $"{Encode("""{"typ":"JWT","alg":"ed25519-nkey"}""")}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{issuer.SignToText(Encoding.ASCII.GetBytes(signed))}";
    }

    private static void Merge(JsonObject into, JsonObject more)
    {
        foreach ((string name, JsonNode? value) in more)
        {
            into[name] = value?.DeepClone();
        }
    }

    private static NKeyPair Key(NKeyPrefix kind, string name) => NKeyPair.Create(kind, SHA256.HashData(Encoding.UTF8.GetBytes("gust monitoring " + name)));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}

using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Gust.Foundation;
using Gust.Conformance.Identities;

namespace Gust.Conformance.Scripting;

/// <summary>The placeholders whose value comes from what a connection has received.</summary>
internal static class ConnectionWords
{
    /// <param name="own">The connection that is about to send.</param>
    /// <param name="connection">Another one by its name.</param>
    public static string Value(string word, string argument, ScriptedConnection own, Func<string, ScriptedConnection> connection) => word switch
    {
        "sig" => Base64Url.EncodeToString(Sign(argument, Nonce(own))),
        "sig-standard" => Convert.ToBase64String(Sign(argument, Nonce(own))),
        "sign" when argument.Split(' ', 2) is [var key, var text] => Base64Url.EncodeToString(Sign(key, text)),
        "nonce" => Nonce(connection(argument)),
        "server" => Field(connection(argument), "server_id"),
        "client" => Field(connection(argument), "client_id"),
        "reply" => Reply(connection(argument)),
        "seal" when argument.Split(' ', 3) is [var key, var name, var text] => Seal(key, connection(name), text),
        "ack" when argument.Split(' ') is [var name, var sequence] => connection(name).AckReplies[sequence],
        "field" when argument.Split(' ') is [var name, var path] => Member(JsonNode.Parse(connection(name).LastBody), path),
        "claim" when argument.Split(' ') is [var name, var path] => Claim(connection(name), path),
        _ => throw new FormatException($"%{{{word} {argument}}} is not known"),
    };

    private static byte[] Sign(string key, string text) => KeyRing.Get(key).Sign(Encoding.ASCII.GetBytes(text));

    private static string Nonce(ScriptedConnection connection) => Field(connection, "nonce");

    private static string Field(ScriptedConnection connection, string name) =>
        connection.Info[name]?.ToString() ?? throw new FormatException($"{connection.Name} was told no {name}");

    // MSG subject sid [reply] size, HMSG subject sid [reply] header-size size.
    private static string Reply(ScriptedConnection connection) => connection.LastMessage?.Line.Split(' ') switch
    {
        ["MSG", _, _, var reply, _] => reply,
        ["HMSG", _, _, var reply, _, _] => reply,
        _ => throw new FormatException($"the last message of {connection.Name} has no reply subject"),
    };

    // For the server: its key came with the connection's INFO.
    private static string Seal(string key, ScriptedConnection connection, string text) =>
        KeyRing.GetCurve(key).TrySeal(Encoding.Latin1.GetBytes(text), Field(connection, "xkey"), new SystemRandom(), out var sealedText)
            ? Encoding.Latin1.GetString(sealedText)
            : throw new FormatException($"{key} cannot seal for {connection.Name}'s server");

    private static string Claim(ScriptedConnection connection, string path) => Member(TokenWriter.ReadClaims(connection.LastBody), path);

    private static string Member(JsonNode? node, string path) =>
        path.Split('.').Aggregate(node, (part, name) => part?[name])?.ToString() ?? throw new FormatException($"what came has no {path}");
}

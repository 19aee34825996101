using System.Buffers.Text;
using System.Text;
using Gust.Foundation;
using Gust.Security.Keys;

namespace Gust.Security.Tests.Tokens;

/// <summary>Signs any text as a token, which the encoder would not do.</summary>
internal static class JwtForge
{
    public const string Header = """{"typ":"JWT","alg":"ed25519-nkey"}""";

    public static NKeyPair Operator { get; } = NKeyPair.Create(NKeyPrefix.Operator, new SeededRandom(1));

    public static NKeyPair Account { get; } = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(2));

    public static NKeyPair Exporter { get; } = NKeyPair.Create(NKeyPrefix.Account, new SeededRandom(4));

    public static NKeyPair User { get; } = NKeyPair.Create(NKeyPrefix.User, new SeededRandom(3));

    /// <summary>A token for a user whose <c>nats</c> object has these members too.</summary>
    public static string UserWith(string members) => Sign(Account, Payload("user", User.PublicKey, members));

    public static string AccountWith(string members) => Sign(Operator, Payload("account", Account.PublicKey, members));

    public static string Sign(NKeyPair signer, string payload, string header = Header) => Sign(signer, Encoding.UTF8.GetBytes(payload.Replace("ISSUER", signer.PublicKey, StringComparison.Ordinal)), header);

    public static string Sign(NKeyPair signer, byte[] payload, string header = Header)
    {
        string content = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(payload)}";
        return $"{content}.{signer.SignToText(Encoding.ASCII.GetBytes(content))}";
    }

    public static string Payload(string type, string subject, string members) =>
        $$$"""{"iss":"ISSUER","sub":"{{{subject}}}","nats":{"type":"{{{type}}}","version":2{{{(members.Length > 0 ? "," + members : "")}}}}}""";
}

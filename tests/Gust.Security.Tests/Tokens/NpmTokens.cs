using System.Text.Json;
using Gust.Security.Keys;

namespace Gust.Security.Tests.Tokens;

/// <summary>Tokens that npm's @nats-io/jwt made, with the seeds of the keys in them.</summary>
internal static class NpmTokens
{
    private static readonly JsonElement Document = Load();

    public static string Token(string name) => Document.GetProperty("tokens").GetProperty(name).GetString()!;

    public static string Key(string name)
    {
        using NKeyPair pair = NKeyPair.FromSeed(Document.GetProperty("seeds").GetProperty(name).GetString()!);
        return pair.PublicKey;
    }

    private static JsonElement Load()
    {
        using Stream stream = typeof(NpmTokens).Assembly.GetManifestResourceStream("npm-tokens.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}

using Gust.Foundation;
using Gust.Security.Keys;

namespace Gust.Server.Security;

/// <summary>The keys by which others know this server, new at every start: one signs, one seals.</summary>
internal sealed class ServerKeys : IDisposable
{
    private ServerKeys(NKeyPair? signing, CurveKeyPair? curve, string id)
    {
        Signing = signing;
        Curve = curve;
        Id = id;
    }

    /// <summary>Null where the system has no libcrypto: then nothing can be signed.</summary>
    public NKeyPair? Signing { get; }

    public CurveKeyPair? Curve { get; }

    /// <summary>The server's id: its public key.</summary>
    public string Id { get; }

    public static ServerKeys Create(IRandom random)
    {
        if (OpenSslCrypto.IsAvailable)
        {
            NKeyPair signing = NKeyPair.Create(NKeyPrefix.Server, random);
            return new ServerKeys(signing, CurveKeyPair.Create(random), signing.PublicKey);
        }

        Span<byte> key = stackalloc byte[NKeyText.KeySize];
        random.Fill(key);
        return new ServerKeys(null, null, NKeyText.Encode(NKeyPrefix.Server, key));
    }

    public void Dispose()
    {
        Signing?.Dispose();
        Curve?.Dispose();
    }
}

using System.ComponentModel;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gust.Foundation;
using Gust.Transport.Tls.Ocsp;

namespace Gust.Transport.Tls;

/// <summary>The server's side of TLS handshakes on one listener; its settings may be replaced while it works.</summary>
/// <param name="ocsp">Needed where the settings want authorities to be asked.</param>
internal sealed class TlsServer(TlsSettings settings, TimeProvider time, OcspPeerCheck? ocsp = null)
{
    private Prepared _prepared = new(settings, ocsp);
    private long _handshakes;
    private long _failures;

    public TlsSettings Settings => Volatile.Read(ref _prepared).Settings;

    /// <summary>How many connections per second may begin; asked by who accepts them.</summary>
    public HandshakeRate Rate { get; } = new(settings.ConnectionRateLimit, time);

    /// <summary>Handshakes that led to a connection.</summary>
    public long Handshakes => Volatile.Read(ref _handshakes);

    public long Failures => Volatile.Read(ref _failures);

    internal TimeProvider Time => time;

    /// <summary>New connections are greeted with these; the others keep what they agreed on.</summary>
    public void Replace(TlsSettings wanted)
    {
        Volatile.Write(ref _prepared, new Prepared(wanted, ocsp));
        Rate.LimitPerSecond = wanted.ConnectionRateLimit;
    }

    /// <summary>Does the handshake within its time, and asks the authorities of the peer after it, which has a time of its own: the peer has no part in that.</summary>
    /// <exception cref="TlsHandshakeException">It failed; the socket is to be closed.</exception>
    public async Task<TlsWire> AcceptAsync(SocketWire socket, BufferPool pool)
    {
        Prepared prepared = Volatile.Read(ref _prepared);
        CipherStream cipher = new(socket, pool);
        TlsStream stream = new(cipher);
        using CancellationTokenSource limit = new(prepared.Settings.HandshakeTimeout, time);
        try
        {
            await AuthenticateAsync(stream, prepared, limit.Token).ConfigureAwait(false);
            if (PinnedKey.Refuses(prepared.Settings.PinnedKeys, stream.PeerChain) is { } refusal)
            {
                throw new TlsHandshakeException(refusal);
            }

            stream.Refusal = await prepared.RefusalByAuthoritiesAsync(stream.PeerChain).ConfigureAwait(false);
            if (stream.Refusal is not null)
            {
                throw new TlsHandshakeException(stream.Refusal);
            }

            Interlocked.Increment(ref _handshakes);
            return new TlsWire(socket, cipher, stream);
        }
        catch (Exception e) when (e is AuthenticationException or Win32Exception or TlsHandshakeException or CryptographicException || WireFailure.Is(e))
        {
            Interlocked.Increment(ref _failures);
            string reason = stream.Refusal ?? (limit.IsCancellationRequested ? "timeout" : Innermost(e).Message);
            await stream.DisposeAsync().ConfigureAwait(false);
            throw new TlsHandshakeException(reason);
        }
    }

    private static Task AuthenticateAsync(TlsStream stream, Prepared prepared, CancellationToken cancellation) => prepared.Options.Length == 1
        ? stream.AuthenticateAsServerAsync(prepared.Options[0], cancellation)
        : stream.AuthenticateAsServerAsync(static (_, hello, state, _) => new ValueTask<SslServerAuthenticationOptions>(((Prepared)state!).For(hello.ServerName)), prepared, cancellation);

    private static Exception Innermost(Exception e) => e.InnerException is null ? e : Innermost(e.InnerException);

    /// <summary>Settings with the runtime's options for each certificate: made once, so that sessions can be resumed between connections.</summary>
    private sealed class Prepared(TlsSettings settings, OcspPeerCheck? ocsp)
    {
        private readonly OcspPeerCheck? _ocsp = settings.OcspPeer is null ? null : ocsp ?? throw new ArgumentNullException(nameof(ocsp));

        public TlsSettings Settings { get; } = settings;

        public SslServerAuthenticationOptions[] Options { get; } = [.. settings.Certificates.Select(certificate => TlsOptions.For(settings, certificate))];

        public ValueTask<string?> RefusalByAuthoritiesAsync(IReadOnlyList<X509Certificate2> chain) =>
            _ocsp is null ? default : new ValueTask<string?>(_ocsp.RefusalAsync(chain, Settings.ClientAuthorities, Settings.OcspPeer!));

        public SslServerAuthenticationOptions For(string serverName) => Options[Settings.IndexFor(serverName)];
    }
}

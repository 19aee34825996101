namespace Gust.Transport.Tls;

/// <summary>Encrypts into memory and sends the records.</summary>
internal sealed class TlsOutput(TlsStream stream, CipherStream cipher) : EncodedOutput(SliceMax)
{
    /// <summary>Eight records of the largest size: what one system call may carry.</summary>
    private const int SliceMax = 8 * 16 * 1024;

    protected override void Encode(ReadOnlySpan<byte> slice) => stream.Write(slice);

    protected override int TrySendPending() => cipher.TrySendPending();

    protected override ValueTask SendPendingAsync() => cipher.SendPendingAsync();
}

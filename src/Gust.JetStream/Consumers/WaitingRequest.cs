namespace Gust.JetStream.Consumers;

/// <summary>A pull request that waits in a <see cref="PullQueue"/>, reused when it is over.</summary>
internal sealed class WaitingRequest
{
    private byte[] _inbox = [];
    private int _inboxLength;

    public WaitingRequest? Previous { get; set; }

    public WaitingRequest? Next { get; set; }

    public PullRequest Asked { get; private set; }

    public ReadOnlySpan<byte> Inbox => _inbox.AsSpan(0, _inboxLength);

    /// <summary>The pin that the client shows, or got when it was pinned by this very request.</summary>
    public string? PinId { get; set; }

    /// <summary>Messages still wanted.</summary>
    public int Left { get; private set; }

    /// <summary>Bytes still allowed; without a meaning when <see cref="PullRequest.MaxBytes"/> is 0.</summary>
    public long BytesLeft { get; private set; }

    public int Delivered { get; private set; }

    public long ExpiresAt { get; private set; }

    public long HeartbeatAt { get; private set; }

    public bool IsBoundInBytes => Asked.MaxBytes > 0;

    public void Begin(ReadOnlySpan<byte> inbox, in PullRequest request, long now)
    {
        if (_inbox.Length < inbox.Length)
        {
            _inbox = new byte[inbox.Length];
        }

        inbox.CopyTo(_inbox);
        _inboxLength = inbox.Length;
        Asked = request;
        PinId = request.PinId;
        Left = request.Batch;
        BytesLeft = Math.Max(0, request.MaxBytes);
        Delivered = 0;
        ExpiresAt = request.Expires == 0 ? Nanoseconds.Never : Nanoseconds.Add(now, request.Expires);
        HeardFrom(now);
    }

    public bool Fits(long size) => !IsBoundInBytes || size <= BytesLeft;

    public void Took(long size, long now)
    {
        Left--;
        Delivered++;
        BytesLeft -= IsBoundInBytes ? size : 0;
        HeardFrom(now);
    }

    /// <summary>The client has just seen something of us.</summary>
    public void HeardFrom(long now) =>
        HeartbeatAt = Asked.IdleHeartbeat > 0 ? Nanoseconds.Add(now, Asked.IdleHeartbeat) : Nanoseconds.Never;
}

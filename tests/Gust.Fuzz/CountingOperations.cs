using Gust.Protocol;

namespace Gust.Fuzz;

/// <summary>Operations that check what the parser hands over: spans that lie in the stream and hold together.</summary>
internal readonly struct CountingOperations(ParserLimits limits, byte[] stream) : IClientOperations
{
    public bool MayOperate => true;

    public ParserLimits Limits => limits;

    public bool OnPublish(in PublishOperation publish)
    {
        Assert.True(stream.AsSpan().Overlaps(publish.Subject));
        Assert.InRange(publish.Subject.Length, 1, limits.MaxControlLine);
        Assert.InRange(publish.Body.Length, 0, limits.MaxPayload);
        Assert.InRange(publish.HeaderSize, -1, publish.Body.Length);
        Assert.True(publish.Tail.IsEmpty || publish.Tail.EndsWith("\r\n"u8));
        return true;
    }

    public bool OnSubscribe(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue, ReadOnlySpan<byte> sid)
    {
        Assert.False(subject.IsEmpty || sid.IsEmpty);
        return true;
    }

    public bool OnUnsubscribe(ReadOnlySpan<byte> sid, long max)
    {
        Assert.False(sid.IsEmpty);
        Assert.True(max >= 0);
        return true;
    }

    public bool OnConnect(ReadOnlySpan<byte> json) => true;

    public bool OnPing() => true;

    public bool OnPong() => true;

    public void OnError(ProtocolError error, ReadOnlySpan<byte> near) => Assert.True(Enum.IsDefined(error));
}

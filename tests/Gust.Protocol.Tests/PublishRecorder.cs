using System.Text;

namespace Gust.Protocol.Tests;

/// <summary>Notes the tail and the size of each publish; stops at a PING if asked to.</summary>
internal readonly struct PublishRecorder(List<string> tails, List<int> sizes, ParserLimits limits, bool stopsAtPing = false) : IClientOperations
{
    private const int TailShownMax = 100;

    public bool MayOperate => true;

    public ParserLimits Limits => limits;

    public bool OnPublish(in PublishOperation publish)
    {
        tails.Add(Encoding.Latin1.GetString(publish.Tail[..Math.Min(publish.Tail.Length, TailShownMax)]));
        sizes.Add(publish.Body.Length);
        return true;
    }

    public bool OnSubscribe(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue, ReadOnlySpan<byte> sid) => true;

    public bool OnUnsubscribe(ReadOnlySpan<byte> sid, long max) => true;

    public bool OnConnect(ReadOnlySpan<byte> json) => true;

    public bool OnPing() => !stopsAtPing;

    public bool OnPong() => true;

    public void OnError(ProtocolError error, ReadOnlySpan<byte> near) => Assert.Fail($"{error}");
}

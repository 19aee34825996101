using Gust.Foundation;

namespace Gust.Transport.Tests;

/// <summary>Sends the next piece from each report, as a queue does, and watches how deep that nests.</summary>
internal sealed class ChainedSends(StreamLink link, int count) : ILinkHandler
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _left = count;
    [ThreadStatic]
    private static int s_depth;

    public Task Done => _done.Task;

    public int DepthMax { get; private set; }

    public void Begin() => Next();

    public LinkRead OnBytes(ReadOnlySpan<byte> bytes) => new(bytes.Length);

    public void OnSent(bool ok)
    {
        if (--_left == 0)
        {
            _done.SetResult();
            return;
        }

        Next();
    }

    public void OnClosed(LinkEnd end, Exception? fault)
    {
    }

    private void Next()
    {
        s_depth++;
        DepthMax = Math.Max(DepthMax, s_depth);
        link.Send(new byte[1]);
        s_depth--;
    }
}

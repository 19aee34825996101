using System.Text;

namespace Gust.Protocol.Tests;

/// <summary>A parser fed in pieces, as a read loop does it: what was not consumed is shown again with more behind it.</summary>
internal sealed class ParserRun(bool connectOwed = false)
{
    public static readonly ParserLimits Limits = new(MaxControlLine: 128, MaxPayload: 1024, Headers: true);
    private readonly List<byte> _pending = [];

    public List<string> Operations { get; } = [];

    public bool Stopped { get; private set; }

    /// <summary>Bytes that the parser said it wants before it looks again.</summary>
    public int Wanted { get; private set; }

    public int Pending => _pending.Count;

    public ParserLimits LimitsUsed { get; init; } = Limits;

    public static List<string> Whole(string text) => new ParserRun().Feed(text).Operations;

    public ParserRun Feed(string text) => Feed(Encoding.Latin1.GetBytes(text));

    public ParserRun Feed(ReadOnlySpan<byte> piece)
    {
        if (Stopped)
        {
            return this;
        }

        _pending.AddRange(piece);
        int before = Operations.Count;
        Recorder recorder = new(Operations, LimitsUsed, connectOwed);
        ParseProgress progress = ClientParser.Parse([.. _pending], ref recorder);
        CheckWanted(progress, Operations.Count - before);
        _pending.RemoveRange(0, progress.Consumed);
        Stopped = progress.Stopped;
        return this;
    }

    /// <summary>Fewer bytes than were wanted must not complete the operation at the head.</summary>
    private void CheckWanted(ParseProgress progress, int reported)
    {
        bool short_ = _pending.Count < Wanted;
        Assert.False(short_ && progress.Consumed > 0, $"{Wanted} bytes were wanted but {_pending.Count} were enough");
        Assert.False(!short_ && Wanted > 0 && reported == 0, $"{Wanted} bytes were wanted and given, but nothing came of them");
        Wanted = progress.Wanted;
        Assert.True(Wanted == 0 || Wanted > _pending.Count - progress.Consumed, "no more bytes are wanted than there are");
    }
}

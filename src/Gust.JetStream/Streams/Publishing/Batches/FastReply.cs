using System.Buffers.Text;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>What the reply subject of a message says of its fast batch: <c>inbox.id.flow.gap.number.step.$FI</c> (spec: jetstream.md section 4.5).</summary>
internal readonly ref struct FastReply
{
    private const uint FlowDefault = 10;
    private const uint FlowMax = 500;

    public ReadOnlySpan<byte> Id { get; private init; }

    /// <summary>The publisher wants to be told each time that so many messages have come in.</summary>
    public uint Flow { get; private init; }

    /// <summary>The batch goes on when messages are missing or refused.</summary>
    public bool TakesGaps { get; private init; }

    /// <summary>From 1 up.</summary>
    public ulong Number { get; private init; }

    public FastStep Step { get; private init; }

    /// <summary>Whether the batch may begin with this message.</summary>
    public bool IsFirst => Number == 1 && Step is FastStep.Start or FastStep.Commit;

    public static bool IsOne(ReadOnlySpan<byte> reply) => reply.EndsWith(".$FI"u8);

    public static bool TryParse(ReadOnlySpan<byte> reply, out FastReply said)
    {
        said = default;
        TakeLast(ref reply);
        ReadOnlySpan<byte> step = TakeLast(ref reply);
        ReadOnlySpan<byte> number = TakeLast(ref reply);
        ReadOnlySpan<byte> gap = TakeLast(ref reply);
        ReadOnlySpan<byte> flow = TakeLast(ref reply);
        ReadOnlySpan<byte> id = TakeLast(ref reply);
        if (reply.IsEmpty || !TryNumber(step, out ulong code) || code > (ulong)FastStep.Ping || !TryNumber(number, out ulong position))
        {
            return false;
        }

        said = new FastReply
        {
            Id = id,
            Flow = TryNumber(flow, out ulong wish) && wish > 0 ? (uint)Math.Min(wish, FlowMax) : FlowDefault,
            TakesGaps = gap.SequenceEqual("ok"u8),
            Number = position,
            Step = (FastStep)code,
        };
        return (said.TakesGaps || gap.SequenceEqual("fail"u8)) && said.IsPossible();
    }

    private bool IsPossible() => Step switch
    {
        FastStep.Start => Number == 1,
        FastStep.Append or FastStep.End => Number > 1,
        _ => Number > 0,
    };

    /// <summary>The last token, which is taken off.</summary>
    private static ReadOnlySpan<byte> TakeLast(scoped ref ReadOnlySpan<byte> subject)
    {
        int dot = subject.LastIndexOf((byte)'.');
        ReadOnlySpan<byte> token = subject[(dot + 1)..];
        subject = subject[..Math.Max(dot, 0)];
        return token;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out ulong number) =>
        Utf8Parser.TryParse(text, out number, out int used) && used == text.Length;
}

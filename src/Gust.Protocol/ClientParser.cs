using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Gust.Protocol;

/// <summary>Turns a client's bytes into operations (spec: protocol.md section 1).</summary>
/// <remarks>
/// Stateless: an operation is reported when all of it stands in the buffer, so a caller shows the unconsumed rest again
/// with more bytes behind it. Errors are found on the first byte that decides them.
/// </remarks>
internal static class ClientParser
{
    private const uint PubWord = 0x20627570; // "pub " read as a little-endian integer

    /// <summary>Reports every complete operation of <paramref name="bytes"/>; returns what was consumed and what the next one wants.</summary>
    public static ParseProgress Parse<TOperations>(ReadOnlySpan<byte> bytes, ref TOperations operations)
        where TOperations : struct, IClientOperations, allows ref struct
    {
        int position = 0;
        bool mayOperate = operations.MayOperate;
        ParserLimits limits = operations.Limits;
        while (position < bytes.Length)
        {
            ReadOnlySpan<byte> rest = bytes[position..];
            Step step;
            if (mayOperate && rest.Length > 4 && IsPlainPub(rest))
            {
                step = Publish(rest, verbLength: 3, hasHeaders: false, ref operations, limits);
            }
            else
            {
                step = Other(rest, mayOperate, ref operations, limits);
                mayOperate = operations.MayOperate;
                limits = operations.Limits;
            }

            if (step.Outcome == Outcome.Done)
            {
                position += step.Length;
                continue;
            }

            return new ParseProgress(position + (step.Outcome == Outcome.Stop ? step.Length : 0), step.Outcome == Outcome.More ? step.Length : 0, step.Outcome == Outcome.Stop);
        }

        return new ParseProgress(position, 0, false);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlainPub(ReadOnlySpan<byte> rest) =>
        (BinaryPrimitives.ReadUInt32LittleEndian(rest) | 0x00202020) == PubWord;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Step Other<TOperations>(ReadOnlySpan<byte> rest, bool mayOperate, ref TOperations operations, in ParserLimits limits)
        where TOperations : struct, IClientOperations, allows ref struct
    {
        if (!mayOperate && (rest[0] | 0x20) != 'c')
        {
            return Fail(ref operations, ProtocolError.ConnectOwed, rest);
        }

        ClientVerb verb = ClientVerbs.Recognise(rest, out int verbLength);
        return verb switch
        {
            ClientVerb.Incomplete => Step.More(0),
            ClientVerb.Unknown => Fail(ref operations, ProtocolError.UnknownOperation, rest),
            ClientVerb.Publish => Publish(rest, verbLength, hasHeaders: false, ref operations, limits),
            ClientVerb.HeaderPublish when !limits.Headers => Fail(ref operations, ProtocolError.HeadersNotSupported, rest),
            ClientVerb.HeaderPublish => Publish(rest, verbLength, hasHeaders: true, ref operations, limits),
            _ => Line(verb, rest, verbLength, ref operations, limits),
        };
    }

    /// <summary>PUB and HPUB. The hot path of the whole server.</summary>
    private static Step Publish<TOperations>(ReadOnlySpan<byte> rest, int verbLength, bool hasHeaders, ref TOperations operations, in ParserLimits limits)
        where TOperations : struct, IClientOperations, allows ref struct
    {
        int lineFeed = rest.IndexOf((byte)'\n');
        if (lineFeed < 0)
        {
            return UnfinishedLine(rest[verbLength..], ref operations, limits);
        }

        bool carriageReturn = rest[lineFeed - 1] == '\r';
        ReadOnlySpan<byte> afterVerb = rest[verbLength..(carriageReturn ? lineFeed - 1 : lineFeed)];
        ReadOnlySpan<byte> line = Ascii.TrimStart(afterVerb);
        if (IsTooLong(afterVerb, limits))
        {
            return Fail(ref operations, ProtocolError.ControlLineExceeded, line);
        }

        if (!PublishArguments.TryParse(line, hasHeaders, out PublishArguments arguments))
        {
            return Fail(ref operations, ProtocolError.BadArguments, line);
        }

        int size = arguments.Size;
        if (limits.MaxPayload >= 0 && size > limits.MaxPayload)
        {
            return Fail(ref operations, ProtocolError.PayloadExceeded, line);
        }

        int end = lineFeed + 1 + size;
        if (rest.Length < end + 2)
        {
            return rest.Length > end && rest[end] != '\r' ? Fail(ref operations, ProtocolError.UnknownOperation, rest[end..]) : Step.More(end + 2);
        }

        if (BinaryPrimitives.ReadUInt16LittleEndian(rest[end..]) != 0x0a0d)
        {
            return Fail(ref operations, ProtocolError.UnknownOperation, rest[end..]);
        }

        int tailStart = lineFeed - 1 - line.Length + arguments.TailStart;
        PublishOperation publish = new()
        {
            Subject = arguments.Subject,
            Reply = arguments.Reply,
            Body = rest.Slice(lineFeed + 1, size),
            HeaderSize = arguments.HeaderSize == 0 ? -1 : arguments.HeaderSize, // an empty block is none
            Tail = carriageReturn && arguments.TailStart >= 0 && arguments.HeaderSize != 0 ? rest[tailStart..(end + 2)] : default,
        };
        return operations.OnPublish(publish) ? Step.Done(end + 2) : Step.Stop(end + 2);
    }

    private static Step Line<TOperations>(ClientVerb verb, ReadOnlySpan<byte> rest, int verbLength, ref TOperations operations, in ParserLimits limits)
        where TOperations : struct, IClientOperations, allows ref struct
    {
        int lineFeed = rest.IndexOf((byte)'\n');
        if (verb is ClientVerb.Ping or ClientVerb.Pong or ClientVerb.Ok)
        {
            // What follows is ignored; it is bounded all the same, however the bytes are cut into reads.
            return (lineFeed < 0 ? rest.Length : lineFeed) > limits.MaxControlLine ? Fail(ref operations, ProtocolError.ControlLineExceeded, rest)
                : lineFeed < 0 ? Step.More(0)
                : Finish(Bare(verb, ref operations), lineFeed + 1);
        }

        if (lineFeed < 0)
        {
            return UnfinishedLine(rest[verbLength..], ref operations, limits);
        }

        int end = rest[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
        ReadOnlySpan<byte> afterVerb = end <= verbLength ? default : rest[verbLength..end];
        ReadOnlySpan<byte> line = Ascii.TrimStart(afterVerb);
        if (IsTooLong(afterVerb, limits))
        {
            return Fail(ref operations, ProtocolError.ControlLineExceeded, line);
        }

        return verb switch
        {
            ClientVerb.Connect => Finish(operations.OnConnect(line), lineFeed + 1),
            ClientVerb.Subscribe => Subscribe(line, lineFeed + 1, ref operations),
            ClientVerb.Unsubscribe => Unsubscribe(line, lineFeed + 1, ref operations),
            ClientVerb.Info when !Json.IsWellFormed(line) => Fail(ref operations, ProtocolError.BadArguments, line),
            ClientVerb.Error => Fail(ref operations, ProtocolError.ErrorFromClient, line),
            _ => Step.Done(lineFeed + 1),
        };
    }

    private static bool Bare<TOperations>(ClientVerb verb, ref TOperations operations)
        where TOperations : struct, IClientOperations, allows ref struct => verb switch
        {
            ClientVerb.Ping => operations.OnPing(),
            ClientVerb.Pong => operations.OnPong(),
            _ => true,
        };

    private static Step Subscribe<TOperations>(ReadOnlySpan<byte> line, int length, ref TOperations operations)
        where TOperations : struct, IClientOperations, allows ref struct
    {
        Span<Range> fields = stackalloc Range[3];
        return Ascii.Split(line, fields) switch
        {
            2 => Finish(operations.OnSubscribe(line[fields[0]], default, line[fields[1]]), length),
            3 => Finish(operations.OnSubscribe(line[fields[0]], line[fields[1]], line[fields[2]]), length),
            _ => Fail(ref operations, ProtocolError.BadArguments, line),
        };
    }

    private static Step Unsubscribe<TOperations>(ReadOnlySpan<byte> line, int length, ref TOperations operations)
        where TOperations : struct, IClientOperations, allows ref struct
    {
        Span<Range> fields = stackalloc Range[2];
        switch (Ascii.Split(line, fields))
        {
            case 1:
                return Finish(operations.OnUnsubscribe(line[fields[0]], 0), length);
            case 2:
                // A malformed maximum counts as none, as with the reference.
                return Finish(operations.OnUnsubscribe(line[fields[0]], Math.Max(0, Ascii.ParseSize(line[fields[1]]))), length);
            default:
                return Fail(ref operations, ProtocolError.BadArguments, line);
        }
    }

    /// <summary>A line without its end: more bytes are wanted, unless it is too long already.</summary>
    private static Step UnfinishedLine<TOperations>(ReadOnlySpan<byte> afterVerb, ref TOperations operations, in ParserLimits limits)
        where TOperations : struct, IClientOperations, allows ref struct
    {
        ReadOnlySpan<byte> withoutEnd = afterVerb is [.. var before, (byte)'\r'] ? before : afterVerb;
        return IsTooLong(withoutEnd, limits) ? Fail(ref operations, ProtocolError.ControlLineExceeded, Ascii.TrimStart(afterVerb)) : Step.More(0);
    }

    /// <summary>The blanks before the arguments do not count, as with the reference; only as many again are put up with, since they are kept.</summary>
    private static bool IsTooLong(ReadOnlySpan<byte> afterVerb, in ParserLimits limits)
    {
        if (afterVerb.Length <= limits.MaxControlLine)
        {
            return false;
        }

        int arguments = Ascii.TrimStart(afterVerb).Length;
        return Math.Max(arguments, afterVerb.Length - arguments) > limits.MaxControlLine;
    }

    private static Step Finish(bool goOn, int length) => goOn ? Step.Done(length) : Step.Stop(length);

    private static Step Fail<TOperations>(ref TOperations operations, ProtocolError error, ReadOnlySpan<byte> near)
        where TOperations : struct, IClientOperations, allows ref struct
    {
        operations.OnError(error, near);
        return Step.Stop(0);
    }

    private enum Outcome
    {
        Done,
        More,
        Stop,
    }

    /// <summary>One attempt at an operation: its length when done, the bytes it wants in all when there must be more.</summary>
    private readonly record struct Step(Outcome Outcome, int Length)
    {
        public static Step Done(int length) => new(Outcome.Done, length);

        public static Step More(int wanted) => new(Outcome.More, wanted);

        public static Step Stop(int length) => new(Outcome.Stop, length);
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Gust.Conformance.Frames;

/// <summary>WebSocket frames as scripts word them, right or wrong. It shares no code with the product.</summary>
internal static class FrameWriter
{
    private const byte Final = 0x80;
    private const byte Masked = 0x80;

    private static readonly string[] Flags = ["part", "unmasked", "rsv1", "rsv2", "rsv3", "long", "deflated"];
    private static readonly string[] Values = ["opcode", "status", "length", "from", "to"];
    private static readonly string[] Opcodes = ["continuation", "text", "binary", "3", "4", "5", "6", "7", "close", "ping", "pong"];
    private static readonly byte[] Key = [0x37, 0xfa, 0x21, 0x3d];

    /// <summary>The operations of a client as a well-behaved one sends them: one message.</summary>
    public static byte[] Message(ReadOnlySpan<byte> operations, bool isUnmasked) =>
        Frame(isUnmasked ? ["binary", "unmasked"] : ["binary"], operations);

    /// <summary>The frame that <c>A frame WORD ...</c> describes; scripts/README.md says what the words mean.</summary>
    public static byte[] Frame(IReadOnlyList<string> words, ReadOnlySpan<byte> payload)
    {
        var pairs = words.Skip(1).Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1));
        if (pairs.FirstOrDefault(pair => !(pair.Value is null ? Flags : Values).Contains(pair.Key)).Key is { } unknown)
        {
            throw new FormatException($"a frame is not told: {unknown}");
        }

        int? Number(string name) => pairs.TryGetValue(name, out var value) ? int.Parse(value!, CultureInfo.InvariantCulture) : null;

        var body = Body(payload, Number("status"), pairs.ContainsKey("deflated"));
        body = body[(Number("from") ?? 0)..(Number("to") ?? body.Length)];
        var first = Opcode(words[0], Number("opcode"))
            | (pairs.ContainsKey("part") ? 0 : Final)
            | (pairs.ContainsKey("rsv1") ? 0x40 : 0) | (pairs.ContainsKey("rsv2") ? 0x20 : 0) | (pairs.ContainsKey("rsv3") ? 0x10 : 0);
        var isMasked = !pairs.ContainsKey("unmasked");
        var length = Length(Number("length") ?? body.Length, pairs.ContainsKey("long"));
        length[0] |= isMasked ? Masked : (byte)0;
        return [(byte)first, .. length, .. isMasked ? Key : [], .. isMasked ? Mask(body) : body];
    }

    private static int Opcode(string word, int? number) =>
        number ?? (Array.IndexOf(Opcodes, word) is >= 0 and var known ? known : throw new FormatException($"there are no {word} frames"));

    private static byte[] Body(ReadOnlySpan<byte> payload, int? status, bool isDeflated)
    {
        byte[] prefix = status is { } code ? [(byte)(code >> 8), (byte)code] : [];
        return [.. prefix, .. isDeflated ? Deflate(payload) : payload];
    }

    private static byte[] Length(int length, bool isLong)
    {
        var bytes = new byte[isLong || length > ushort.MaxValue ? 9 : length > 125 ? 3 : 1];
        bytes[0] = bytes.Length switch { 9 => 127, 3 => 126, _ => (byte)length };
        if (bytes.Length == 9)
        {
            BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), length);
        }
        else if (bytes.Length == 3)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), (ushort)length);
        }

        return bytes;
    }

    private static byte[] Mask(byte[] body) => [.. body.Select((value, i) => (byte)(value ^ Key[i % Key.Length]))];

    // RFC 7692 section 7.2.1: the last four bytes of a flushed block are left out.
    private static byte[] Deflate(ReadOnlySpan<byte> payload)
    {
        using var deflated = new MemoryStream();
        using var encoder = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true);
        encoder.Write(payload);
        encoder.Flush();
        return deflated.ToArray()[..^4];
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Gust.Conformance.Frames;

/// <summary>
/// Takes a server's frames apart. The bytes of messages come out as they are, that is as operations; everything else becomes
/// a line of its own: the answer to the upgrade, control frames, that a message was compressed, and what no server may send.
/// </summary>
internal sealed partial class FrameReader
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] DeflateTail = [0, 0, 0xff, 0xff];

    private readonly MemoryStream _message = new();
    private bool _isUpgraded;
    private bool _inMessage;
    private bool _isCompressed;
    private bool _wasCompressed;

    /// <summary>Takes what is whole from the front of the input; 0 when nothing is.</summary>
    public int Take(ReadOnlySpan<byte> input, Stream output) => _isUpgraded ? TakeFrame(input, output) : TakeHead(input, output);

    private int TakeHead(ReadOnlySpan<byte> input, Stream output)
    {
        var end = input.IndexOf(HeadEnd);
        if (end < 0)
        {
            return 0;
        }

        _isUpgraded = true;
        output.Write(Encoding.Latin1.GetBytes(Date().Replace(Encoding.Latin1.GetString(input[..(end + 2)]), "")));
        return end + HeadEnd.Length;
    }

    private int TakeFrame(ReadOnlySpan<byte> input, Stream output)
    {
        if (input.Length < 2)
        {
            return 0;
        }

        var headLength = (input[1] & 0x7f) switch { 126 => 4, 127 => 10, _ => 2 };
        if (input.Length < headLength)
        {
            return 0;
        }

        var length = headLength switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(input[2..]),
            10 => checked((int)BinaryPrimitives.ReadInt64BigEndian(input[2..])),
            _ => input[1] & 0x7f,
        };
        if (input.Length < headLength + length)
        {
            return 0;
        }

        Show(input[0], input[1], input.Slice(headLength, length), output);
        return headLength + length;
    }

    private void Show(byte first, byte second, ReadOnlySpan<byte> payload, Stream output)
    {
        var (opcode, isFinal, isCompressed) = (first & 0xf, (first & 0x80) != 0, (first & 0x40) != 0);
        var isRight = (first & 0x30) == 0 && (second & 0x80) == 0;
        switch (opcode)
        {
            case 0 when isRight && _inMessage && !isCompressed:
            case 2 when isRight && !_inMessage:
                _isCompressed = opcode == 2 ? isCompressed : _isCompressed;
                _inMessage = !isFinal;
                _message.Write(payload);
                EndMessage(isFinal, output);
                break;
            case 8 when isRight && isFinal && !isCompressed:
                WriteLine(output, payload.Length < 2 ? "frame close" : $"frame close {BinaryPrimitives.ReadUInt16BigEndian(payload)} \"{Text(payload[2..])}\"");
                break;
            case 9 or 10 when isRight && isFinal && !isCompressed:
                WriteLine(output, $"frame {(opcode == 9 ? "ping" : "pong")} \"{Text(payload)}\"");
                break;
            default:
                WriteLine(output, $"frame out of order: {first:x2} {second:x2}");
                break;
        }
    }

    private void EndMessage(bool isFinal, Stream output)
    {
        if (!isFinal)
        {
            return;
        }

        // Told where it begins: the next message may go on with an operation.
        if (_isCompressed && !_wasCompressed)
        {
            WriteLine(output, "frame compressed");
        }

        _wasCompressed = _isCompressed;
        if (_isCompressed)
        {
            _message.Write(DeflateTail);
            _message.Position = 0;
            using var decoder = new DeflateStream(_message, CompressionMode.Decompress, leaveOpen: true);
            decoder.CopyTo(output);
        }
        else
        {
            _message.WriteTo(output);
        }

        _message.SetLength(0);
    }

    private static void WriteLine(Stream output, string line) => output.Write(Encoding.Latin1.GetBytes(line + "\r\n"));

    private static string Text(ReadOnlySpan<byte> payload) =>
        Encoding.Latin1.GetString(payload).Replace("\r", "<CR>", StringComparison.Ordinal).Replace("\n", "<LF>", StringComparison.Ordinal);

    [GeneratedRegex(@"^Date:.*\n", RegexOptions.Multiline)]
    private static partial Regex Date();
}

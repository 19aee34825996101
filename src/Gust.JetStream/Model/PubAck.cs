using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>Acknowledges publishes. The part that names the stream is made once; an acknowledgement then is two copies and a number.</summary>
/// <remarks>One per stream, made anew when the domain changes. Immutable. Allocates nothing per acknowledgement.</remarks>
internal sealed class PubAck
{
    private const int NumberLengthMax = 20;
    private readonly byte[] _start;
    private readonly byte[] _name;

    /// <param name="stream">The stream's name.</param>
    /// <param name="domain">Empty for none.</param>
    public PubAck(string stream, string domain)
    {
        JsonEncodedText name = Encode(stream);
        _name = [.. "\"stream\":\""u8, .. name.EncodedUtf8Bytes, .. "\""u8];
        _start = domain.Length == 0
            ? [.. "{"u8, .. _name, .. ",\"seq\":"u8]
            : [.. "{"u8, .. _name, .. ",\"domain\":\""u8, .. Encode(domain).EncodedUtf8Bytes, .. "\",\"seq\":"u8];
    }

    public void Write(IBufferWriter<byte> output, ulong sequence)
    {
        WriteSequence(output, sequence);
        output.Write("}"u8);
    }

    /// <summary>For a message that the stream has already; clients compare the text, its blank included.</summary>
    public void WriteDuplicate(IBufferWriter<byte> output, ulong sequence)
    {
        WriteSequence(output, sequence);
        output.Write(",\"duplicate\": true}"u8);
    }

    /// <param name="output">Gets the acknowledgement.</param>
    /// <param name="sequence">Of the message.</param>
    /// <param name="value">Digits of any length.</param>
    public void WriteCounter(IBufferWriter<byte> output, ulong sequence, ReadOnlySpan<byte> value)
    {
        WriteSequence(output, sequence);
        output.Write(",\"val\":\""u8);
        output.Write(value);
        output.Write("\"}"u8);
    }

    /// <param name="output">Gets the acknowledgement.</param>
    /// <param name="sequence">Of the last message.</param>
    /// <param name="batch">The batch's name.</param>
    /// <param name="count">Messages stored.</param>
    /// <param name="isDuplicate">The stream had them already.</param>
    public void WriteBatch(IBufferWriter<byte> output, ulong sequence, string batch, ulong count, bool isDuplicate = false)
    {
        WriteSequence(output, sequence);
        output.Write(isDuplicate ? ",\"duplicate\": true,\"batch\":\""u8 : ",\"batch\":\""u8);
        output.Write(Encode(batch).EncodedUtf8Bytes);
        output.Write("\",\"count\":"u8);
        WriteNumber(output, count);
        output.Write("}"u8);
    }

    public void WriteError(IBufferWriter<byte> output, JetStreamError error)
    {
        output.Write("{\"error\":"u8);
        using (Utf8JsonWriter writer = ModelJson.Writer(output))
        {
            error.Write(writer);
        }

        output.Write(","u8);
        output.Write(_name);
        output.Write(",\"seq\":0}"u8);
    }

    private static JsonEncodedText Encode(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private void WriteSequence(IBufferWriter<byte> output, ulong sequence)
    {
        output.Write(_start);
        WriteNumber(output, sequence);
    }

    private static void WriteNumber(IBufferWriter<byte> output, ulong number)
    {
        Utf8Formatter.TryFormat(number, output.GetSpan(NumberLengthMax), out int length);
        output.Advance(length);
    }
}

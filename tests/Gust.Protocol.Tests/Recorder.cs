using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gust.Protocol.Tests;

/// <summary>Writes each operation down as a line of text.</summary>
internal readonly struct Recorder(List<string> lines, ParserLimits limits, bool connectOwed = false) : IClientOperations
{
    public bool MayOperate => !connectOwed || lines.Any(line => line.StartsWith("CONNECT", StringComparison.Ordinal));

    public ParserLimits Limits => limits;

    public bool OnPublish(in PublishOperation publish)
    {
        lines.Add($"PUB {Text(publish.Subject)} reply={Text(publish.Reply)} header={publish.HeaderSize} body={Body(publish.Body)}");
        return true;
    }

    public bool OnSubscribe(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue, ReadOnlySpan<byte> sid)
    {
        lines.Add($"SUB {Text(subject)} queue={Text(queue)} sid={Text(sid)}");
        return true;
    }

    public bool OnUnsubscribe(ReadOnlySpan<byte> sid, long max)
    {
        lines.Add($"UNSUB {Text(sid)} max={max.ToString(CultureInfo.InvariantCulture)}");
        return true;
    }

    public bool OnConnect(ReadOnlySpan<byte> json)
    {
        lines.Add($"CONNECT {Text(json)}");
        return true;
    }

    public bool OnPing()
    {
        lines.Add("PING");
        return true;
    }

    public bool OnPong()
    {
        lines.Add("PONG");
        return true;
    }

    public void OnError(ProtocolError error, ReadOnlySpan<byte> near) => lines.Add($"error {error}");

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private static string Body(ReadOnlySpan<byte> body) =>
        body.Length <= 64 ? Text(body) : $"{body.Length} bytes {Convert.ToHexString(SHA256.HashData(body))}";
}

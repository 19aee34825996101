using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gust.Conformance.Scripting;
using Gust.Testing;

namespace Gust.Conformance.Comparing;

/// <summary>
/// Masks in messages what servers invent: their id, the subjects of service replies, who asks for a service and, when the
/// script asks for it, the values in JSON payloads that differ from run to run. Where that changes the length, the sizes are those of what is shown.
/// </summary>
/// <param name="names">Further names that this server invented, and what stands for them.</param>
internal sealed partial class MessageMask(ScriptOptions options, string? serverId, IReadOnlyDictionary<string, string>? names = null)
{
    /// <summary>How answers of the system account, and traces, begin.</summary>
    private const string ServerFirst = "{\"server\":{";

    private readonly bool _masksJson = options.HasFlag(ScriptOptions.Json);
    private readonly bool _masksFigures = options.HasFlag(ScriptOptions.FiguresMasked);
    private readonly bool _masksStreams = options.HasFlag(ScriptOptions.JetStream);

    public WireFrame Apply(WireFrame frame)
    {
        if (frame.Payload is null)
        {
            return frame.Line.StartsWith("INFO ", StringComparison.Ordinal) ? frame : frame with { Line = Mask(frame.Line) };
        }

        var words = Mask(frame.Line).Split(' ');
        var headerLength = words[0] == "HMSG" ? int.Parse(words[^2], CultureInfo.InvariantCulture) : 0;
        var header = Encoding.Latin1.GetBytes(MaskHeader(Encoding.Latin1.GetString(frame.Payload, 0, headerLength)));
        var body = Encoding.Latin1.GetBytes(MaskBody(Encoding.Latin1.GetString(frame.Payload.AsSpan(headerLength))));
        if (words[0] == "HMSG")
        {
            words[^2] = $"{header.Length}";
        }

        words[^1] = $"{header.Length + body.Length}";
        return new WireFrame(string.Join(' ', words), [.. header, .. body]);
    }

    private string Mask(string text)
    {
        var masked = ServiceReply().Replace(text, match => match.Groups[1].Success ? "_R_.<id>.<server>" : "_R_.<id>");
        masked = ServerCurveKey().Replace(masked, "<curve key>");
        masked = SystemInbox().Replace(masked, "$1.<id>");
        masked = _masksStreams ? JetStreamMask.ApplyToSubjects(masked) : masked;
        foreach (var (name, shown) in names ?? new Dictionary<string, string>())
        {
            masked = masked.Replace(name, shown, StringComparison.Ordinal);
        }

        return serverId is null ? masked : masked.Replace(serverId, "<server id>", StringComparison.Ordinal);
    }

    private string MaskHeader(string header)
    {
        var masked = RequestInfo().Replace(Mask(header), match => match.Groups[1].Value + JsonMask.Apply(match.Groups[2].Value));
        return _masksStreams ? JetStreamMask.ApplyToHeader(masked) : masked;
    }

    private string MaskBody(string body)
    {
        var masked = Mask(body);
        return _masksStreams ? masked.StartsWith(ServerFirst, StringComparison.Ordinal) ? JsonMask.Apply(masked, _masksFigures) : JetStreamMask.Apply(masked)
            : !_masksJson ? masked
            : masked.StartsWith('{') ? JsonMask.Apply(masked, _masksFigures)
            : masked.StartsWith("eyJ", StringComparison.Ordinal) ? Mask(JsonMask.ApplyToToken(masked))
            : masked;
    }

    [GeneratedRegex(@"\b_R_\.[0-9A-Za-z]{6}\.[0-9A-Za-z]{6}(\.[0-9A-Za-z]{8}(?=\.T))?\b")]
    private static partial Regex ServiceReply();

    [GeneratedRegex(@"(?<=Nats-Server-Xkey: |""xkey"":"")X[A-Z2-7]{55}")]
    private static partial Regex ServerCurveKey();

    [GeneratedRegex(@"(\$SYS\._INBOX)\.[0-9A-Za-z]+(\.[0-9A-Za-z]+)?")]
    private static partial Regex SystemInbox();

    [GeneratedRegex(@"^(Nats-Request-Info: )(\{.*\})", RegexOptions.Multiline)]
    private static partial Regex RequestInfo();
}

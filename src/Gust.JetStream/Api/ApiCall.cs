using System.Buffers;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Advisories;
using Gust.JetStream.Model.Json;
using Gust.Protocol;

namespace Gust.JetStream.Api;

/// <summary>One request to the API, with all that its handler needs to answer it, now or later.</summary>
/// <param name="Account">Whose streams it is about, and where the answer goes.</param>
/// <param name="Subject">What is asked for.</param>
/// <param name="RawSubject">As it came, for the audit.</param>
/// <param name="Reply">Empty: nobody waits for the answer.</param>
/// <param name="Headers">The whole header block; empty: none.</param>
/// <param name="Body">The request's text.</param>
/// <param name="Client">Who asks; null: the server itself.</param>
internal sealed record ApiCall(
    JetStreamAccount Account, ApiSubject Subject, string RawSubject, byte[] Reply, byte[] Headers, byte[] Body, ClientSummary? Client)
{
    private const string TooShort = "unexpected end of JSON input";

    /// <summary>A body that may be missing counts only when it begins like JSON (spec: jetstream.md section 1).</summary>
    public bool HasDocument => Body is [(byte)'{' or (byte)'[', ..];

    /// <summary>Nothing, or a document without fields.</summary>
    public bool IsEmpty => Body.AsSpan().Trim(Blanks) is [] || (Body.AsSpan().Trim(Blanks) is [(byte)'{', .. var inner, (byte)'}'] && inner.Trim(Blanks).IsEmpty);

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>Reads the body over a record; an error to answer with, or null.</summary>
    public JetStreamError? Read<T>(JsonShape<T> shape, T into)
        where T : class =>
        ModelJson.Read(Body, shape, into, Account.Context.IsStrict) is { } fault ? JetStreamError.InvalidJson(fault) : null;

    /// <summary>Reads a body that must be one whole document: the reference has other words then for what is wrong.</summary>
    public JetStreamError? ReadWhole<T>(JsonShape<T> shape, T into)
        where T : class
    {
        string? fault = Body.Length == 0 ? TooShort : ModelJson.Read(Body, shape, into, isStrict: false);
        if (fault is null)
        {
            return null;
        }

        int place = fault.LastIndexOf(" at offset ", StringComparison.Ordinal);
        return JetStreamError.InvalidJson(fault == JsonFault.TooShort ? TooShort : place < 0 ? fault : fault[..place]);
    }

    /// <summary>The value of a header; empty when it is missing.</summary>
    public ReadOnlySpan<byte> Header(ReadOnlySpan<byte> name) => HeaderFields.Find(Headers, name);

    /// <param name="kind">Of the answer.</param>
    /// <param name="body">Its fields.</param>
    /// <param name="isAudited">Whether it is counted, and told to who audits.</param>
    /// <param name="headers">Of the answer; most have none.</param>
    public void Answer<T>(ApiResponse<T> kind, T body, bool isAudited = true, byte[]? headers = null)
        where T : class, new()
    {
        ArrayBufferWriter<byte> text = new(512);
        kind.Write(text, body);
        Send(text.WrittenSpan, isError: false, isAudited, headers);
    }

    /// <param name="kind">Of the answer.</param>
    /// <param name="error">Why.</param>
    /// <param name="isAudited">Whether it is counted, and told to who audits.</param>
    public void Refuse<T>(ApiResponse<T> kind, JetStreamError error, bool isAudited = true)
        where T : class, new()
    {
        LimitLog.Note(this, error);
        ArrayBufferWriter<byte> text = new(256);
        kind.WriteError(text, error);
        Send(text.WrittenSpan, isError: true, isAudited);
    }

    private void Send(ReadOnlySpan<byte> answer, bool isError, bool isAudited, byte[]? headers = null)
    {
        if (Reply.Length > 0)
        {
            Account.Context.Broker.Internal.Publish(Account.Account, Reply, default, headers, answer);
        }

        if (isAudited)
        {
            Account.CountAnswer(isError);
            Account.Audit.Report(this, answer);
        }
    }
}

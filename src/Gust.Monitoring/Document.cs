using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gust.Core.Sharing;

namespace Gust.Monitoring;

/// <summary>A document with options of a type of its own.</summary>
/// <param name="name">As it stands in subjects.</param>
/// <param name="paths">As they stand in URLs.</param>
/// <typeparam name="TOptions">
/// What can be asked for. Its properties can be set, not only at birth: a generated reader of JSON gives init-only ones that are missing no value, not theirs.
/// </typeparam>
/// <typeparam name="TData">The document.</typeparam>
internal abstract class Document<TOptions, TData>(string name, params string[] paths) : IDocument
    where TOptions : class, new()
{
    private static readonly JsonWriterOptions s_pretty = new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = ClientInfo.JsonOptions.Encoder };

    public string Name => name;

    public IReadOnlyList<string> Paths => paths;

    protected abstract JsonTypeInfo<TOptions> OptionsType { get; }

    protected abstract JsonTypeInfo<TData> DataType { get; }

    public void Answer(MonitoringQuery query, Action<MonitoringAnswer> reply)
    {
        try
        {
            Make(Read(query), data => reply(ToAnswer(data)));
        }
        catch (MonitoringRefusal refusal)
        {
            reply(MonitoringAnswer.Refuse(refusal));
        }
    }

    public void Answer(ReadOnlySequence<byte> options, Action<DocumentResult> reply)
    {
        try
        {
            Make(Read(options), data => reply(new DocumentResult(Write(data, ClientInfo.JsonOptions))));
        }
        catch (MonitoringRefusal refusal)
        {
            reply(new DocumentResult(default, refusal));
        }
    }

    /// <summary>The options that a query over HTTP stands for.</summary>
    /// <exception cref="MonitoringRefusal">It makes no sense.</exception>
    protected abstract TOptions Read(MonitoringQuery query);

    /// <summary>Makes the document and hands it over, once, perhaps later.</summary>
    /// <exception cref="MonitoringRefusal">It cannot be had as it is wanted.</exception>
    protected abstract void Make(TOptions options, Action<TData> done);

    /// <summary>The answer over HTTP; most documents are pretty-printed with status 200.</summary>
    protected virtual MonitoringAnswer ToAnswer(TData data) => new(200, MonitoringAnswer.Json, Write(data, s_pretty));

    protected ReadOnlyMemory<byte> Write(TData data, JsonWriterOptions how)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using (Utf8JsonWriter json = new(buffer, how))
        {
            JsonSerializer.Serialize(json, data, DataType);
        }

        return buffer.WrittenMemory;
    }

    private TOptions Read(ReadOnlySequence<byte> json)
    {
        if (json.IsEmpty)
        {
            return new TOptions();
        }

        try
        {
            Utf8JsonReader reader = new(json);
            return JsonSerializer.Deserialize(ref reader, OptionsType) ?? new TOptions();
        }
        catch (JsonException e)
        {
            throw new MonitoringRefusal(400, $"the options are not the JSON of {Name}'s options: {e.Message}") { IsUnreadable = true };
        }
    }
}

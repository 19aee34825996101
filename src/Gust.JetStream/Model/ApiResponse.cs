using System.Buffers;
using System.Text.Json;
using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model;

/// <summary>How one kind of answer is written: its type, and either its fields or an error.</summary>
/// <param name="name">Of the type, without what all have in common.</param>
/// <param name="shape">Of the fields.</param>
internal sealed class ApiResponse<T>(string name, JsonShape<T> shape)
    where T : class, new()
{
    public string Type { get; } = $"io.nats.jetstream.api.v1.{name}_response";

    public void Write(IBufferWriter<byte> output, T body)
    {
        using Utf8JsonWriter writer = Begin(output);
        shape.WriteFields(writer, body);
        writer.WriteEndObject();
    }

    /// <summary>An error; fields that are never left out appear empty, as in the reference's answers.</summary>
    public void WriteError(IBufferWriter<byte> output, JetStreamError error)
    {
        using Utf8JsonWriter writer = Begin(output);
        writer.WritePropertyName("error"u8);
        error.Write(writer);
        shape.WriteFields(writer, new T());
        writer.WriteEndObject();
    }

    private Utf8JsonWriter Begin(IBufferWriter<byte> output)
    {
        Utf8JsonWriter writer = ModelJson.Writer(output);
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        return writer;
    }
}

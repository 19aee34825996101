using System.Buffers;
using System.Text.Json;

namespace Gust.Cli.Admin;

/// <summary>The options of a request to the system services. What is not set is left out: older servers refuse what they do not know.</summary>
internal sealed class RequestBody
{
    private readonly List<Action<Utf8JsonWriter>> _fields = [];

    public RequestBody With(string name, string? value) => string.IsNullOrEmpty(value) ? this : Add(writer => writer.WriteString(name, value));

    public RequestBody With(string name, bool value) => value ? Add(writer => writer.WriteBoolean(name, value)) : this;

    public RequestBody With(string name, long value) => value != 0 ? Add(writer => writer.WriteNumber(name, value)) : this;

    public RequestBody With(string name, IReadOnlyCollection<string> values) => values.Count == 0 ? this : Add(writer =>
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    });

    /// <summary>Empty where nothing is set.</summary>
    public ReadOnlyMemory<byte> Encode()
    {
        if (_fields.Count == 0)
        {
            return default;
        }

        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json);
        writer.WriteStartObject();
        _fields.ForEach(write => write(writer));
        writer.WriteEndObject();
        writer.Flush();
        return json.WrittenMemory;
    }

    private RequestBody Add(Action<Utf8JsonWriter> write)
    {
        _fields.Add(write);
        return this;
    }
}

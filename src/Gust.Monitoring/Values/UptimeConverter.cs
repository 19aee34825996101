using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gust.Monitoring.Values;

/// <summary>Spans of time as <see cref="Uptime"/>. Documents are written, not read.</summary>
internal sealed class UptimeConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(Uptime.Format(value));
}

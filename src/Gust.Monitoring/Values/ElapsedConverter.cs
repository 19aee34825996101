using System.Text.Json;
using System.Text.Json.Serialization;
using Gust.Configuration.Reading;

namespace Gust.Monitoring.Values;

/// <summary>Spans of time as <see cref="GoDuration"/>. Documents are written, not read.</summary>
internal sealed class ElapsedConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(GoDuration.Format(value));
}

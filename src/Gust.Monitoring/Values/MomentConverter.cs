using System.Text.Json;
using System.Text.Json.Serialization;
using Gust.Core.Sharing;

namespace Gust.Monitoring.Values;

/// <summary>Moments as other servers write them: RFC 3339 in UTC.</summary>
internal sealed class MomentConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Rfc3339.Format(value));
}

using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>Whole numbers, written as such: <c>1.0</c> and <c>1e3</c> are none.</summary>
internal sealed class IntegerCodec<TNumber>(string typeName) : JsonCodec<TNumber>(typeName)
    where TNumber : struct, IBinaryInteger<TNumber>
{
    public override void Read(JsonElement element, ref TNumber value, ModelReader reader)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Number && TryParse(JsonMarshal.GetRawUtf8Value(element), out TNumber number))
        {
            value = number;
        }
        else
        {
            reader.RefuseType(element, TypeName, showNumber: true);
        }
    }

    public override void Write(Utf8JsonWriter writer, TNumber value)
    {
        if (typeof(TNumber) == typeof(ulong))
        {
            writer.WriteNumberValue(ulong.CreateTruncating(value));
        }
        else
        {
            writer.WriteNumberValue(long.CreateTruncating(value));
        }
    }

    public override bool IsEmpty(TNumber value) => TNumber.IsZero(value);

    private static bool TryParse(ReadOnlySpan<byte> text, out TNumber number) =>
        TNumber.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}

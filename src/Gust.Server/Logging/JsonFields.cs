using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Gust.Core;

namespace Gust.Server.Logging;

/// <summary>Writes the fields of one event: names in snake_case, numbers as numbers, each name once.</summary>
internal sealed class JsonFields(Utf8JsonWriter json)
{
    /// <summary>What every event has; an event cannot have another field of the name.</summary>
    public static readonly string[] Reserved = ["time", "level", "event_id", "event", "message", "pid", "server_id", "server_name", "exception"];

    private const string Template = "{OriginalFormat}";

    /// <summary>Names come from the code, so there are not many.</summary>
    private static readonly ConcurrentDictionary<string, string> s_names = new();

    private readonly List<string> _written = [.. Reserved];

    public void Write(IEnumerable<KeyValuePair<string, object?>> fields)
    {
        foreach ((string name, object? value) in fields)
        {
            if (value is ILogFields several)
            {
                Write(several.LogFields);
            }
            else if (name != Template)
            {
                Write(s_names.GetOrAdd(name, JsonNamingPolicy.SnakeCaseLower.ConvertName), value);
            }
        }
    }

    private void Write(string name, object? value)
    {
        if (_written.Contains(name))
        {
            return; // the connection's account, say, and the event's
        }

        _written.Add(name);
        json.WritePropertyName(name);
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case byte or sbyte or short or ushort or int or long:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case uint or ulong:
                json.WriteNumberValue(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset moment:
                json.WriteStringValue(moment);
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}

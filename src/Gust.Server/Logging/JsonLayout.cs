using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>One JSON object a line: what every event has, then the event's own fields (docs/operations/logs.md).</summary>
/// <param name="time">The clock.</param>
/// <param name="label">Which server it is, once it is known.</param>
internal sealed class JsonLayout(TimeProvider time, Func<ServerLabel?> label) : ILogLayout
{
    /// <summary>Quotes and letters of all scripts stay readable; what could end a line is escaped all the same.</summary>
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public byte[] Format(in LogRecord record)
    {
        ArrayBufferWriter<byte> line = new(512);
        using (Utf8JsonWriter json = new(line, s_options))
        {
            json.WriteStartObject();
            json.WriteString("time"u8, time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
            json.WriteString("level"u8, NameOf(record.Level));
            json.WriteNumber("event_id"u8, record.Event.Id);
            json.WriteString("event"u8, record.Event.Name);
            json.WriteString("message"u8, record.Text);
            json.WriteNumber("pid"u8, Environment.ProcessId);
            if (label() is { } server)
            {
                json.WriteString("server_id"u8, server.Id);
                json.WriteString("server_name"u8, server.Name);
            }

            new JsonFields(json).Write(record.Fields);
            if (record.Fault is { } fault)
            {
                json.WriteString("exception"u8, fault.ToString());
            }

            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "error",
        _ => "fatal",
    };
}

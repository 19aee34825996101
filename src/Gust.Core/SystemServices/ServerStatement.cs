using System.Text.Json;
using Gust.Core.Sharing;
using Gust.Protocol;

namespace Gust.Core.SystemServices;

/// <summary>The object <c>server</c> at the head of each answer and event of the server (spec: monitoring.md).</summary>
internal sealed class ServerStatement(ServerIdentity identity, TimeProvider time)
{
    private long _sequence;

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("server"u8);
        json.WriteString("name"u8, identity.Name);
        json.WriteString("host"u8, identity.Host);
        json.WriteString("id"u8, identity.Id);
        json.WriteString("ver"u8, ServerInfo.CompatibilityVersion);
        json.WriteBoolean("jetstream"u8, false);
        json.WriteNumber("flags"u8, 0);
        json.WriteNumber("seq"u8, Interlocked.Increment(ref _sequence));
        json.WriteString("time"u8, Rfc3339.Format(time.GetUtcNow()));
        json.WriteEndObject();
    }
}

using System.Text.Json;
using Gust.Core.Sharing;
using Gust.Protocol;

namespace Gust.Core.SystemServices;

/// <summary>What heads each answer and event of the server: who speaks (spec: monitoring.md, ServerInfo).</summary>
internal sealed class ServerStatement(ServerIdentity identity, TimeProvider time)
{
    /// <summary>Streams, their snapshots in binary form, and replication within their accounts; others look at each bit.</summary>
    private const int JetStreamFlags = 7;

    private ServerFacts _facts = new();
    private long _sequence;

    /// <summary>Replaced as a whole by a reload.</summary>
    public ServerFacts Facts
    {
        get => Volatile.Read(ref _facts);
        set => Volatile.Write(ref _facts, value);
    }

    public ServerIdentity Identity => identity;

    /// <summary>As the property <c>server</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("server"u8);
        WriteFields(json);
        json.WriteEndObject();
    }

    /// <summary>As properties of the present object.</summary>
    public void WriteFields(Utf8JsonWriter json)
    {
        ServerFacts facts = Facts;
        json.WriteString("name"u8, identity.Name);
        json.WriteString("host"u8, identity.Host);
        json.WriteString("id"u8, identity.Id);
        ClientInfo.WriteText(json, "cluster"u8, facts.Cluster);
        ClientInfo.WriteText(json, "domain"u8, facts.Domain);
        json.WriteString("ver"u8, ServerInfo.CompatibilityVersion);
        ClientInfo.WriteTexts(json, "tags"u8, facts.Tags);
        WriteMetadata(json, facts.Metadata);
        WriteFeatures(json, facts.Features);
        json.WriteBoolean("jetstream"u8, facts.JetStream);
        json.WriteNumber("flags"u8, facts.JetStream ? JetStreamFlags : 0);
        json.WriteNumber("seq"u8, Interlocked.Increment(ref _sequence));
        json.WriteString("time"u8, Rfc3339.Format(time.GetUtcNow()));
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        json.WriteStartObject("metadata"u8);
        foreach ((string name, string value) in metadata)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteFeatures(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, bool>> features)
    {
        if (features.Count == 0)
        {
            return;
        }

        json.WriteStartObject("feature_flags"u8);
        foreach ((string name, bool isOn) in features)
        {
            json.WriteBoolean(name, isOn);
        }

        json.WriteEndObject();
    }
}

using System.Text.Json;
using Gust.Core;

namespace Gust.Monitoring.SystemAccount;

/// <summary>How many connections an account has, and what they have done (spec: monitoring.md, AccountNumConns).</summary>
internal sealed class AccountConnections(TrafficSource traffic)
{
    public const string EventType = "io.nats.server.advisory.v1.account_connections";

    /// <summary>As properties of the present object.</summary>
    public void Write(Utf8JsonWriter json, Account account)
    {
        (Volume sent, Volume received) = traffic.Of(account);
        json.WriteString("acc"u8, account.Name);
        json.WriteString("name"u8, account.DisplayName);
        json.WriteNumber("conns"u8, account.Connections);
        json.WriteNumber("leafnodes"u8, 0);
        json.WriteNumber("total_conns"u8, account.Connections);
        json.WriteNumber("num_subscriptions"u8, account.Interest.Count);
        WriteTraffic(json, "sent"u8, sent);
        WriteTraffic(json, "received"u8, received);
        json.WriteNumber("slow_consumers"u8, 0);
    }

    private static void WriteTraffic(Utf8JsonWriter json, ReadOnlySpan<byte> name, Volume clients)
    {
        json.WriteStartObject(name);
        WriteVolume(json, clients);
        foreach (string others in (ReadOnlySpan<string>)["gateways", "routes", "leafs"])
        {
            json.WriteStartObject(others);
            WriteVolume(json, default);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteVolume(Utf8JsonWriter json, Volume volume)
    {
        json.WriteNumber("msgs"u8, volume.Msgs);
        json.WriteNumber("bytes"u8, volume.Bytes);
    }
}

using System.Text.Json;
using Gust.Testing;

namespace Gust.Crash;

/// <summary>Holds what a server has stored against what is known for certain.</summary>
internal static class LedgerCheck
{
    public static async Task RunAsync(ServerProcess server, StreamLedger ledger, string when)
    {
        using var api = await ApiConnection.OpenAsync(server, $"check.{ledger.Name}");
        var stream = (await api.AskAsync($"$JS.API.STREAM.INFO.{ledger.Name}", "")).GetProperty("state");
        var consumer = await api.AskAsync($"$JS.API.CONSUMER.INFO.{ledger.Name}.{StreamLedger.Consumer}", "");
        var ids = await StoredMessages.ReadAsync(server, ledger);

        string[] wrong =
        [
            .. Lost(ledger, ids),
            .. Twice(ids),
            .. Gaps(ledger, stream, ids),
            .. Forgotten(ledger, consumer, ids),
        ];
        Assert.True(wrong.Length == 0, $"{ledger.Name} {when}: {string.Join("; ", wrong.Take(10))}");
    }

    // Work that is done is no longer there, and what was acknowledged may be done.
    private static IEnumerable<string> Lost(StreamLedger ledger, Dictionary<ulong, int> ids) =>
        from stored in ledger.Stored
        where !(ledger.IsWorkQueue && ledger.AckSent.Contains(stored.Value))
        where ids.GetValueOrDefault(stored.Value) != stored.Key
        select $"message {stored.Key} was acknowledged as {stored.Value}, where there is {ids.GetValueOrDefault(stored.Value)}";

    private static IEnumerable<string> Twice(Dictionary<ulong, int> ids) =>
        from message in ids
        group message.Key by message.Value into copies
        where copies.Count() > 1
        select $"message {copies.Key} is stored as {string.Join(" and ", copies)}";

    private static IEnumerable<string> Gaps(StreamLedger ledger, JsonElement state, Dictionary<ulong, int> ids)
    {
        var (messages, last) = (state.GetProperty("messages").GetUInt64(), state.GetProperty("last_seq").GetUInt64());
        if (messages != (ulong)ids.Count)
        {
            yield return $"{messages} messages are told, {ids.Count} are there";
        }

        if (!ledger.IsWorkQueue && messages != last)
        {
            yield return $"{messages} messages up to {last}";
        }

        if (ledger.Stored.Count > 0 && last < ledger.Stored.Values.Max())
        {
            yield return $"the last sequence is {last}, though {ledger.Stored.Values.Max()} was acknowledged";
        }
    }

    private static IEnumerable<string> Forgotten(StreamLedger ledger, JsonElement consumer, Dictionary<ulong, int> ids)
    {
        ulong done = 0;
        while (ledger.AckConfirmed.Contains(done + 1))
        {
            done++;
        }

        var floor = consumer.GetProperty("ack_floor").GetProperty("stream_seq").GetUInt64();
        if (floor < done)
        {
            yield return $"the acknowledgement floor is {floor}, though all up to {done} is confirmed";
        }

        foreach (var sequence in ledger.IsWorkQueue ? ledger.AckConfirmed.Where(ids.ContainsKey) : [])
        {
            yield return $"{sequence} is still there, though its acknowledgement was confirmed";
        }
    }
}

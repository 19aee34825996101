namespace Gust.Monitoring.Documents.Server;

/// <summary>The reference's switches for behaviour to come, none of which this server has.</summary>
internal static class FeatureFlags
{
    public static IReadOnlyDictionary<string, bool> All { get; } = new SortedDictionary<string, bool>(StringComparer.Ordinal)
    {
        ["js_ack_fc_v2"] = false,
        ["js_api_reply_v2"] = false,
        ["js_raft_delete_range"] = false,
        ["js_snapshot_sources"] = false,
    };
}

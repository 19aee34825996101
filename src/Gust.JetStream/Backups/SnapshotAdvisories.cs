using Gust.JetStream.Api;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Advisories;

namespace Gust.JetStream.Backups;

/// <summary>Tells an account that one of its streams is backed up or restored.</summary>
internal static class SnapshotAdvisories
{
    private const string Prefix = "ADVISORY.STREAM.";

    public static void Created(ApiCall call, StreamStateInfo state) => call.Account.Advisories.Publish(
        $"{Prefix}SNAPSHOT_CREATE.{call.Subject.First}",
        new SnapshotCreated { Stream = call.Subject.First, State = state, Client = call.Client, Domain = call.Account.Context.Domain },
        SnapshotCreated.Shape);

    public static void Completed(ApiCall call, DateTimeOffset start, string error) => call.Account.Advisories.Publish(
        $"{Prefix}SNAPSHOT_COMPLETE.{call.Subject.First}",
        new SnapshotCompleted
        {
            Stream = call.Subject.First,
            Start = WireTime.FromDateTimeOffset(start),
            End = WireTime.FromDateTimeOffset(call.Account.Context.Broker.Time.GetUtcNow()),
            Client = call.Client,
            Domain = call.Account.Context.Domain,
            Error = error,
        },
        SnapshotCompleted.Shape);

    public static void RestoreBegun(ApiCall call) => call.Account.Advisories.Publish(
        $"{Prefix}RESTORE_CREATE.{call.Subject.First}",
        new RestoreCreated { Stream = call.Subject.First, Client = call.Client, Domain = call.Account.Context.Domain },
        RestoreCreated.Shape);

    public static void RestoreEnded(ApiCall call, DateTimeOffset start, long bytes) => call.Account.Advisories.Publish(
        $"{Prefix}RESTORE_COMPLETE.{call.Subject.First}",
        new RestoreCompleted
        {
            Stream = call.Subject.First,
            Start = WireTime.FromDateTimeOffset(start),
            End = WireTime.FromDateTimeOffset(call.Account.Context.Broker.Time.GetUtcNow()),
            Bytes = bytes,
            Client = call.Client,
            Domain = call.Account.Context.Domain,
        },
        RestoreCompleted.Shape);
}

using Gust.JetStream.Hosting;
using Gust.JetStream.Model.Advisories;

namespace Gust.JetStream.Api;

/// <summary>Tells an account that its streams come, change and go.</summary>
internal static class StreamActions
{
    public static void Created(JetStreamAccount account, string stream) => Publish(account, stream, "CREATED", "create");

    public static void Updated(JetStreamAccount account, string stream) => Publish(account, stream, "UPDATED", "modify");

    public static void Deleted(JetStreamAccount account, string stream) => Publish(account, stream, "DELETED", "delete");

    private static void Publish(JetStreamAccount account, string stream, string subject, string action) => account.Advisories.Publish(
        $"ADVISORY.STREAM.{subject}.{stream}",
        new StreamAction { Stream = stream, Action = action, Domain = account.Context.Domain },
        StreamAction.Shape);
}

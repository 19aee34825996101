using Gust.JetStream.Model;

namespace Gust.Monitoring.Metrics.Streams;

/// <summary>One consumer as of one look.</summary>
/// <param name="Info">Its configuration and state.</param>
/// <param name="Redeliveries">Messages delivered again since the server's start.</param>
internal sealed record ConsumerPicture(ConsumerInfo Info, long Redeliveries);

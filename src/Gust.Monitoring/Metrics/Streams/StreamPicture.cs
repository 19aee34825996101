using Gust.Core;
using Gust.JetStream.Model;

namespace Gust.Monitoring.Metrics.Streams;

/// <summary>One stream as of one look.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Info">Its configuration and state.</param>
/// <param name="Leader">Name of the server that leads it.</param>
/// <param name="Consumers">By name, up to a maximum.</param>
internal sealed record StreamPicture(Account Account, StreamInfo Info, string Leader, IReadOnlyList<ConsumerPicture> Consumers)
{
    public string Name => Info.Config.Name;
}

using System.Text.Json;

namespace Gust.Web.Console.Observed;

/// <summary>One consumer in full.</summary>
/// <param name="Info">As the JetStream API shows it, with its configuration.</param>
/// <param name="First">The oldest message that waits for it; null: none does.</param>
/// <param name="Growth">As in <see cref="Lists.ConsumerRow"/>.</param>
internal sealed record ConsumerDetails(JsonElement Info, FirstWaiting? First, double? Growth);

using Gust.Web.Console.Lists;

namespace Gust.Web.Console.Observed;

/// <summary>All streams and consumers at one moment.</summary>
internal sealed record StreamSnapshot(IReadOnlyList<StreamRow> Streams, IReadOnlyList<ConsumerRow> Consumers);

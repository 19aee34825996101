using Gust.Web.Console.Lists;

namespace Gust.Web.Console.Observed;

/// <summary>A consumer with messages that wait for it.</summary>
internal sealed record Lagging(ConsumerRow Consumer, FirstWaiting? First);

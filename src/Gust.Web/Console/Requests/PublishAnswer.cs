namespace Gust.Web.Console.Requests;

/// <summary>A message was published.</summary>
/// <param name="Delivered">Targets that took it: subscriptions, streams, other accounts.</param>
internal sealed record PublishAnswer(int Delivered);

using Gust.Core;
using Gust.JetStream.Advisories;
using Gust.JetStream.Hosting;

namespace Gust.JetStream.Streams;

/// <summary>The account that a stream belongs to, as far as the stream needs it.</summary>
internal sealed record StreamSite(Account Account, AdvisoryPublisher Advisories, IConsumerDirectory Directory, IStorageBudget Budget);

using Gust.JetStream.Model;
using Gust.JetStream.Rules;

namespace Gust.JetStream.Tests.Rules;

/// <summary>Streams of an account that is not there.</summary>
internal sealed class AccountStreams(IReadOnlyDictionary<string, StreamConfig> streams) : IStreamCatalog
{
    public int Count => streams.Count;

    public IEnumerable<StreamConfig> All => streams.Values;

    public StreamConfig? Find(string name) => streams.GetValueOrDefault(name);
}

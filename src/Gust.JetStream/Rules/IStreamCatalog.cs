using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>The streams of an account, as far as the rules ask for them.</summary>
internal interface IStreamCatalog
{
    int Count { get; }

    /// <summary>In no order.</summary>
    IEnumerable<StreamConfig> All { get; }

    /// <summary>Null: there is none of this name.</summary>
    StreamConfig? Find(string name);
}

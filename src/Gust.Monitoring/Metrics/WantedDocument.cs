using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Gust.Monitoring.Metrics;

/// <summary>A document that metrics are made of.</summary>
/// <param name="endpoint">As it stands in names of metrics.</param>
/// <param name="name">As it stands on the shelf.</param>
/// <param name="options">Of the request, as JSON; empty: none.</param>
internal sealed class WantedDocument(string endpoint, string name, string options)
{
    private ReadOnlyMemory<byte> _json;

    public string Endpoint => endpoint;

    /// <summary>Asks for it, if the server has it.</summary>
    /// <param name="shelf">Where it lies.</param>
    /// <param name="done">Called once, perhaps later and on another thread.</param>
    public void Ask(DocumentShelf shelf, Action done)
    {
        if (!shelf.TryFindByName(name, out IDocument? document))
        {
            done();
            return;
        }

        document.Answer(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(options)), result =>
        {
            _json = result.Json;
            done();
        });
    }

    /// <summary>Null: the server does not have it, or did not give it.</summary>
    public JsonDocument? Parse() => _json.IsEmpty ? null : JsonDocument.Parse(_json);
}

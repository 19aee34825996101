using System.Buffers;

namespace Gust.Monitoring;

/// <summary>One of the documents that a server gives about itself, over HTTP and in the system account.</summary>
internal interface IDocument
{
    /// <summary>As it stands in subjects, such as <c>VARZ</c>.</summary>
    string Name { get; }

    /// <summary>As they stand in URLs, such as <c>/varz</c>.</summary>
    IReadOnlyList<string> Paths { get; }

    /// <summary>Gives the document as a query over HTTP asks for it. Answers once, perhaps later and from another thread.</summary>
    void Answer(MonitoringQuery query, Action<MonitoringAnswer> reply);

    /// <summary>Gives the document as the JSON options of a request ask for it, compact. Answers once, perhaps later and from another thread.</summary>
    /// <param name="options">An object, or nothing.</param>
    /// <param name="reply">Takes the document's JSON, or why there is none.</param>
    void Answer(ReadOnlySequence<byte> options, Action<DocumentResult> reply);
}

using System.Text;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Rules;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Api;

/// <summary>Which one message a request is for: MSG.GET and DIRECT.GET name it alike.</summary>
internal sealed class MessageQuery(MessageGetRequest request)
{
    /// <summary>It names nothing.</summary>
    public bool IsEmpty => request is { Sequence: 0, LastBySubject: "", NextBySubject: "", StartTime: null };

    /// <summary>The headers are not wanted.</summary>
    public bool NoHeaders => request.NoHeaders;

    /// <summary>It names more than one thing.</summary>
    public bool IsContradictory =>
        (request.LastBySubject.Length > 0 && (request.Sequence > 0 || request.NextBySubject.Length > 0 || request.StartTime is not null))
        || (request.StartTime is not null && request.Sequence > 0);

    /// <summary>A search that goes on behind what it finds, and does not stand for a single sequence.</summary>
    public SubjectFilter? Filter => request.NextBySubject.Length > 0 ? FilterOf(request.NextBySubject) : null;

    /// <summary>No subject can match what the request names.</summary>
    public bool IsHopeless =>
        (request.NextBySubject.Length > 0 && !Subject.IsValid(request.NextBySubject))
        || (request.LastBySubject.Length > 0 && !Subject.IsValid(request.LastBySubject));

    /// <summary>Where a search begins.</summary>
    public ulong Start(IStreamStore store) =>
        request.StartTime is { } time ? store.FirstSequenceAt(time.UnixNanoseconds) : request.Sequence;

    public bool TryLoad(IStreamStore store, out StoredMessage message)
    {
        if (IsHopeless)
        {
            message = default;
            return false;
        }

        if (request.LastBySubject.Length > 0)
        {
            return store.TryLoadLast(FilterOf(request.LastBySubject), ulong.MaxValue, out message);
        }

        bool isSearch = request.NextBySubject.Length > 0 || request.StartTime is not null;
        return isSearch ? store.TryLoadNext(Filter, Start(store), out message) : store.TryLoad(request.Sequence, out message);
    }

    private static SubjectFilter FilterOf(string subject) => new([Encoding.UTF8.GetBytes(subject)]);
}

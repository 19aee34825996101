using System.Text;

namespace Gust.JetStream.Streams;

/// <summary>The subjects that bring a stream its messages.</summary>
internal sealed class StreamSubscriptions(StreamOwner stream)
{
    private readonly Dictionary<string, StreamIngest> _bySubject = new(StringComparer.Ordinal);

    /// <summary>Takes these subjects and no others from now on.</summary>
    public void Update(IReadOnlyList<string> subjects)
    {
        HashSet<string> wanted = [.. subjects];
        foreach (string gone in _bySubject.Keys.Where(subject => !wanted.Contains(subject)).ToArray())
        {
            _bySubject.Remove(gone, out StreamIngest? ingest);
            stream.Site.Account.Unsubscribe(ingest!);
        }

        foreach (string subject in wanted)
        {
            if (!_bySubject.ContainsKey(subject))
            {
                StreamIngest ingest = new(stream.Inbox, stream.Name, Encoding.UTF8.GetBytes(subject));
                _bySubject[subject] = ingest;
                stream.Site.Account.Subscribe(ingest);
            }
        }
    }
}

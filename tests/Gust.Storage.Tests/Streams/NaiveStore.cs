using System.Text;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.Storage.Tests.Streams;

/// <summary>What a store should do, done with a list.</summary>
internal sealed class NaiveStore(Func<int, int, int, long> sizeOf)
{
    private readonly List<NaiveMessage> _messages = [];
    private ulong _last;
    private long _lastTime;

    public NaiveStore(NaiveStore other)
        : this(other.SizeOf)
    {
        _messages = [.. other._messages];
        (_last, _lastTime) = (other._last, other._lastTime);
    }

    public Func<int, int, int, long> SizeOf { get; } = sizeOf;

    public ulong Last => _last;

    public IReadOnlyList<NaiveMessage> Messages => _messages;

    public StreamState State => new(
        _messages.Count,
        _messages.Sum(message => SizeOf(message.Subject.Length, message.Headers.Length, message.Payload.Length)),
        _messages.Count == 0 ? _last + 1 : _messages[0].Sequence,
        _messages.Count == 0 ? 0 : _messages[0].Time,
        _last,
        _lastTime,
        _messages.Select(message => message.Subject).Distinct().Count());

    public void Append(NaiveMessage message)
    {
        _messages.Add(message);
        (_last, _lastTime) = (message.Sequence, message.Time);
    }

    public void Skip(ulong sequence) => _last = Math.Max(_last, sequence);

    public NaiveMessage? Load(ulong sequence) => _messages.Find(message => message.Sequence == sequence);

    public NaiveMessage? Next(SubjectFilter? filter, ulong from) => _messages.Find(message => message.Sequence >= from && Takes(filter, message));

    public NaiveMessage? FindLast(SubjectFilter? filter, ulong upTo) => _messages.FindLast(message => message.Sequence <= upTo && Takes(filter, message));

    public ulong FirstSequenceAt(long time) => _messages.Find(message => message.Time >= time)?.Sequence ?? _last + 1;

    public bool Remove(ulong sequence) => _messages.RemoveAll(message => message.Sequence == sequence) > 0;

    public long Purge(SubjectFilter? filter, ulong below, long keep)
    {
        List<NaiveMessage> hit = _messages.FindAll(message => message.Sequence < below && Takes(filter, message));
        HashSet<NaiveMessage> gone = [.. hit.Take((int)Math.Max(0, hit.Count - keep))];
        return _messages.RemoveAll(gone.Contains);
    }

    public long Count(SubjectFilter? filter, ulong from) => _messages.Count(message => message.Sequence >= from && Takes(filter, message));

    public SubjectState Subject(string subject)
    {
        List<NaiveMessage> all = _messages.FindAll(message => message.Subject == subject);
        return all.Count == 0 ? default : new SubjectState(all.Count, all[0].Sequence, all[^1].Sequence);
    }

    public Dictionary<string, SubjectState> Subjects(SubjectFilter? filter) =>
        _messages.Where(message => Takes(filter, message)).Select(message => message.Subject).Distinct().ToDictionary(subject => subject, Subject);

    private static bool Takes(SubjectFilter? filter, NaiveMessage message) => filter is null || filter.Matches(Encoding.ASCII.GetBytes(message.Subject));
}

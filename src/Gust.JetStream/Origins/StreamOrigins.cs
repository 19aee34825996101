using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Origins;

/// <summary>The streams that a stream mirrors or copies (spec: jetstream.md section 10). Owned by it.</summary>
internal sealed class StreamOrigins(StreamOwner stream)
{
    private readonly OriginIntake _intake = new(stream);
    private OriginLink[] _links = [];
    private uint _lastAttempt;

    /// <summary>When <see cref="Run"/> wants to be called.</summary>
    public long NextDue
    {
        get
        {
            long due = Nanoseconds.Never;
            foreach (OriginLink link in _links)
            {
                due = Math.Min(due, link.NextDue);
            }

            return due;
        }
    }

    /// <summary>Follows what the configuration says from now on, and nothing else.</summary>
    public void Update(StreamConfig config)
    {
        List<OriginLink> gone = [.. _links];
        List<OriginLink> fresh = [];
        List<OriginLink> wanted = [];
        foreach ((StreamSource origin, bool isMirror) in Of(config))
        {
            OriginLink? link = gone.Find(known => known.IsMirror == isMirror && ModelJson.AreEqual(StreamSource.Shape, known.Origin, origin));
            if (link is null)
            {
                link = new OriginLink(stream, _intake, origin, isMirror);
                fresh.Add(link);
            }

            gone.Remove(link);
            wanted.Add(link);
        }

        gone.ForEach(link => link.Stop());
        _links = [.. wanted];
        SourcePositions.Find(stream.Store, fresh.Where(link => !link.IsMirror));
        fresh.ForEach(link => link.Start(stream.Now));
    }

    /// <summary>Follows nothing any more.</summary>
    public void Stop() => Update(new StreamConfig());

    /// <summary>Messages that were under way have been given up: they are asked for again.</summary>
    public void TakeBack()
    {
        if (_links.Length == 0)
        {
            return;
        }

        SourcePositions.Find(stream.Store, _links.Where(link => !link.IsMirror));
        foreach (OriginLink link in _links)
        {
            link.Retry(stream.Now);
        }
    }

    /// <summary>Does what is due.</summary>
    public void Run(long now)
    {
        foreach (OriginLink link in _links)
        {
            if (link.Run(now, _lastAttempt + 1))
            {
                _lastAttempt++;
            }
        }
    }

    /// <summary>Something came from an origin.</summary>
    public void Handle(in Mail mail, long now)
    {
        ReadOnlySpan<byte> reply = mail.Reply;
        uint attempt = OriginSink.ReadTag(ref reply, out bool isAnswer);
        foreach (OriginLink link in _links)
        {
            if (!link.IsOf(attempt))
            {
                continue;
            }

            if (isAnswer)
            {
                link.OnAnswer(mail, now);
            }
            else
            {
                link.OnMessage(mail, reply, now);
            }

            return;
        }
    }

    /// <summary>How the mirror gets on; null: it is none.</summary>
    public StreamSourceInfo? Mirror => Array.Find(_links, link => link.IsMirror)?.Report(stream.Now);

    /// <summary>How the sources get on; null: there are none.</summary>
    public IReadOnlyList<StreamSourceInfo>? Sources =>
        Array.Exists(_links, link => !link.IsMirror) ? [.. _links.Where(link => !link.IsMirror).Select(link => link.Report(stream.Now))] : null;

    private static IEnumerable<(StreamSource Origin, bool IsMirror)> Of(StreamConfig config) =>
        (config.Mirror is { } mirror ? [(mirror, true)] : Array.Empty<(StreamSource, bool)>())
        .Concat((config.Sources ?? []).Select(source => (source, false)));
}

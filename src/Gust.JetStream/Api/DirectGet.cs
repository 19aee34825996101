using System.Text;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Api;

/// <summary>DIRECT.GET: messages as they are, without JSON around them (spec: jetstream.md section 8).</summary>
/// <param name="inbox">Where they go.</param>
/// <param name="subject">Behind the stream's name: its last message is wanted. Empty: the body says what.</param>
/// <param name="headers">The request's.</param>
/// <param name="body">The request's.</param>
internal sealed class DirectGet(byte[] inbox, byte[] subject, byte[] headers, byte[] body) : IStreamTask
{
    /// <summary>Subjects of which one request gets the last messages.</summary>
    private const int ResultsMax = 1024;

    private static ReadOnlySpan<byte> NotFound => "404 Message Not Found"u8;

    private static ReadOnlySpan<byte> Contradictory => "408 Bad Request"u8;

    public void Run(StreamOwner stream)
    {
        if (inbox.Length == 0)
        {
            return;
        }

        if (stream.IsEnded)
        {
            // As if nobody had been there any more.
            stream.Context.Broker.Internal.Publish(stream.Site.Account, inbox, default, "NATS/1.0 503\r\n\r\n"u8, default);
            return;
        }

        if (RequiredLevel.IsMissing(headers))
        {
            stream.Client.Publish(inbox, default, RequiredLevel.Status, default);
            return;
        }

        MessageGetRequest request = new();
        DirectReply reply = new(inbox);
        if (body.Length > 0 && ModelJson.Read(body, MessageGetRequest.Shape, request, isStrict: false) is not null)
        {
            reply.Status(stream, "408 Malformed Request"u8);
        }
        else if (subject.Length > 0)
        {
            GetLastOf(stream, reply, request);
        }
        else
        {
            Get(stream, reply, request);
        }
    }

    private void GetLastOf(StreamOwner stream, DirectReply reply, MessageGetRequest request)
    {
        if (request != new MessageGetRequest())
        {
            reply.Status(stream, Contradictory);
        }
        else if (stream.Store.TryLoadLast(new SubjectFilter([subject]), ulong.MaxValue, out StoredMessage message))
        {
            reply.Message(stream, message);
        }
        else
        {
            reply.Status(stream, NotFound);
        }
    }

    private static void Get(StreamOwner stream, DirectReply reply, MessageGetRequest request)
    {
        MessageQuery query = new(request);
        bool isMulti = request.MultiLast is { Count: > 0 };
        bool isBatch = request.Batch != 0;
        if (query.IsEmpty && !isMulti)
        {
            reply.Status(stream, "408 Empty Request"u8);
        }
        else if (query.IsContradictory
            || (isMulti && (request.NextBySubject.Length > 0 || request.LastBySubject.Length > 0))
            || (isBatch && request.LastBySubject.Length > 0)
            || (request.UpToSequence > 0 && request.UpToTime is not null))
        {
            reply.Status(stream, Contradictory);
        }
        else if (isMulti)
        {
            GetLastOfEach(stream, reply, request);
        }
        else if (isBatch)
        {
            GetBatch(stream, reply, request, query);
        }
        else if (!query.TryLoad(stream.Store, out StoredMessage message))
        {
            reply.Status(stream, NotFound);
        }
        else if (request.NoHeaders)
        {
            reply.Payload(stream, message);
        }
        else
        {
            reply.Message(stream, message);
        }
    }

    private static void GetBatch(StreamOwner stream, DirectReply reply, MessageGetRequest request, MessageQuery query)
    {
        SubjectFilter? filter = query.Filter;
        ulong start = query.Start(stream.Store);
        if (query.IsHopeless || !stream.Store.TryLoadNext(filter, start, out _))
        {
            reply.Status(stream, NotFound);
            return;
        }

        new DirectBatch(reply, request, stream)
        {
            Filter = filter,
            Next = start,
            Pending = stream.Store.Count(filter, start),
            IsBare = request.NoHeaders,
        }.Run(stream);
    }

    private static void GetLastOfEach(StreamOwner stream, DirectReply reply, MessageGetRequest request)
    {
        ulong last = stream.Store.Counts.LastSequence;
        ulong upTo = request.UpToSequence > 0 ? Math.Min(request.UpToSequence, last)
            : request.UpToTime is { } time ? stream.Store.FirstSequenceAt(time.UnixNanoseconds) - 1
            : last;
        if (!TryFindLast(stream.Store, request.MultiLast!, upTo, out List<ulong> found))
        {
            reply.Status(stream, "413 Too Many Results"u8);
            return;
        }

        if (found.Count == 0)
        {
            reply.Status(stream, "404 No Results"u8);
            return;
        }

        found.RemoveAll(sequence => sequence < request.Sequence);
        found.Sort();
        new DirectBatch(reply, request, stream) { Sequences = found, Pending = found.Count, UpTo = upTo }.Run(stream);
    }

    /// <summary>The last sequence of every subject that matches, in no order; false: they are too many.</summary>
    private static bool TryFindLast(IStreamStore store, IReadOnlyList<string> patterns, ulong upTo, out List<ulong> found)
    {
        List<ulong> sequences = found = [];
        List<byte[]> later = [];
        byte[][] valid = [.. patterns.Where(Subject.IsValid).Select(Encoding.UTF8.GetBytes)];
        if (valid.Length == 0)
        {
            return true;
        }

        store.VisitSubjects(new SubjectFilter(valid), (ReadOnlySpan<byte> name, in SubjectState state) =>
        {
            if (state.LastSequence <= upTo)
            {
                sequences.Add(state.LastSequence);
            }
            else if (state.FirstSequence <= upTo)
            {
                later.Add(name.ToArray());
            }

            return sequences.Count + later.Count <= ResultsMax;
        });
        if (sequences.Count + later.Count > ResultsMax)
        {
            return false;
        }

        foreach (byte[] name in later)
        {
            if (store.TryLoadLast(new SubjectFilter([name]), upTo, out StoredMessage message))
            {
                sequences.Add(message.Sequence);
            }
        }

        return true;
    }
}

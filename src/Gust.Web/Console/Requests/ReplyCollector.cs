using System.Text;
using Gust.Core;
using Gust.Core.Internal;

namespace Gust.Web.Console.Requests;

/// <summary>Takes the replies to one request until there are enough.</summary>
/// <remarks>Replies come on whatever threads.</remarks>
internal sealed class ReplyCollector
{
    /// <summary>Bytes of all replies: more would choke the browser.</summary>
    private const long BytesMax = 16 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly List<Reply> _replies = [];
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly int _max;
    private long _bytes;

    public ReplyCollector(TimeProvider time, int max)
    {
        _time = time;
        _max = max;
        _start = time.GetTimestamp();
        Sink = new ServiceEndpoint(Take);
    }

    /// <summary>What the replies are sent to.</summary>
    public ISink Sink { get; }

    /// <summary>Completes when there are enough.</summary>
    public Task Enough => _enough.Task;

    public double ElapsedMs => _time.GetElapsedTime(_start).TotalMilliseconds;

    public RequestAnswer Close(string end)
    {
        lock (_lock)
        {
            return new RequestAnswer([.. _replies], ElapsedMs, end);
        }
    }

    private void Take(in Publication reply)
    {
        ReadOnlySpan<byte> block = reply.HasHeaders ? reply.Body[..reply.HeaderSize] : default;
        (List<string[]> headers, string? status) = ReadHeaders(Encoding.UTF8.GetString(block));
        Reply taken = new(Encoding.UTF8.GetString(reply.Subject), headers, status, reply.Body[block.Length..].ToArray(), ElapsedMs);
        lock (_lock)
        {
            if (_replies.Count < _max && _bytes <= BytesMax)
            {
                _replies.Add(taken);
                _bytes += taken.Data.Length;
            }

            if (_replies.Count == _max || _bytes > BytesMax)
            {
                _enough.TrySetResult();
            }
        }
    }

    private static (List<string[]> Headers, string? Status) ReadHeaders(string block)
    {
        string[] lines = block.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string first = lines.Length == 0 ? "" : lines[0];
        int blank = first.IndexOf(' ', StringComparison.Ordinal);
        List<string[]> headers = [.. lines.Skip(1)
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => (string[])[parts[0], parts[1].Trim()])];
        return (headers, blank < 0 ? null : first[(blank + 1)..]);
    }
}

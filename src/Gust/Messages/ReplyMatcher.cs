using Gust.Client;

namespace Gust.Cli.Messages;

/// <summary>Holds requests until their replies come.</summary>
internal sealed class ReplyMatcher
{
    /// <summary>Requests nobody ever answers must not fill the memory.</summary>
    private const int WaitingMax = 64 * 1024;
    private readonly Dictionary<string, (Message Request, long Number)> _waiting = [];
    private readonly Queue<string> _order = new();

    public int Waiting => _waiting.Count;

    public void Add(Message request, long number)
    {
        if (_order.Count >= WaitingMax)
        {
            _waiting.Remove(_order.Dequeue());
        }

        _waiting[request.Reply!] = (request, number);
        _order.Enqueue(request.Reply!);
    }

    /// <summary>The request that <paramref name="reply"/> answers, once.</summary>
    public bool TryTake(Message reply, out Message request, out long number)
    {
        bool found = _waiting.Remove(reply.Subject, out (Message Request, long Number) match);
        (request, number) = match;
        return found;
    }
}

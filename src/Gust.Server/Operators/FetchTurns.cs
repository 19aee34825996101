namespace Gust.Server.Operators;

/// <summary>Who may have an account fetched now. A user's token names any account and anybody can sign one, so neither the resolver nor other peers may suffer from many of them.</summary>
/// <remarks>A few fetches are under way at a time, fewer for one address; addresses take turns. The lock is a leaf.</remarks>
internal sealed class FetchTurns
{
    /// <summary>Fetches under way.</summary>
    public const int FetchesMax = 16;

    /// <summary>Of these for one address.</summary>
    public const int FetchesOfOneMax = 4;

    /// <summary>Fetches that wait: more than can be made before their peers run out of time.</summary>
    public const int WaitingMax = 1024;

    /// <summary>Of these for one address. Many clients may share one, but the accounts of all of them are seldom unknown at once.</summary>
    public const int WaitingOfOneMax = 128;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, FetchLine> _lines = new(StringComparer.Ordinal);
    private readonly LinkedList<FetchLine> _turns = [];
    private int _fetches;
    private int _waiting;

    /// <summary>Waits for the turn of an address. False when too many wait; true must be answered by <see cref="Leave"/>.</summary>
    public Task<bool> EnterAsync(string address)
    {
        lock (_lock)
        {
            if (!_lines.TryGetValue(address, out FetchLine? line))
            {
                _lines[address] = line = new FetchLine();
            }

            if (_fetches < FetchesMax && line.Fetches < FetchesOfOneMax)
            {
                Begin(line);
                return Task.FromResult(true);
            }

            if (_waiting >= WaitingMax || line.Waiting.Count >= WaitingOfOneMax)
            {
                Forget(address, line);
                return Task.FromResult(false);
            }

            return Wait(line);
        }
    }

    /// <summary>A fetch has ended.</summary>
    public void Leave(string address)
    {
        TaskCompletionSource<bool>? next;
        lock (_lock)
        {
            FetchLine line = _lines[address];
            line.Fetches--;
            _fetches--;
            next = TakeNext();
            Forget(address, line);
        }

        next?.SetResult(true);
    }

    private void Begin(FetchLine line)
    {
        line.Fetches++;
        _fetches++;
    }

    private Task<bool> Wait(FetchLine line)
    {
        if (line.Waiting.Count == 0)
        {
            _turns.AddLast(line);
        }

        TaskCompletionSource<bool> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        line.Waiting.Enqueue(turn);
        _waiting++;
        return turn.Task;
    }

    /// <summary>The first of the lines that may have another fetch; then it is the last one.</summary>
    private TaskCompletionSource<bool>? TakeNext()
    {
        FetchLine? line = _turns.FirstOrDefault(one => one.Fetches < FetchesOfOneMax);
        if (line is null)
        {
            return null;
        }

        TaskCompletionSource<bool> turn = line.Waiting.Dequeue();
        _waiting--;
        _turns.Remove(line);
        if (line.Waiting.Count > 0)
        {
            _turns.AddLast(line);
        }

        Begin(line);
        return turn;
    }

    private void Forget(string address, FetchLine line)
    {
        if (line.Fetches == 0 && line.Waiting.Count == 0)
        {
            _lines.Remove(address);
        }
    }
}

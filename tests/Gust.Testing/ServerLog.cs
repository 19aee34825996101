using System.Text;

namespace Gust.Testing;

/// <summary>What a server wrote, kept for the message of a failing test. Bounded: the last <see cref="LinesMax"/> lines.</summary>
internal sealed class ServerLog
{
    private const int LinesMax = 2000;

    private readonly Queue<string> _lines = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    public void Append(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LinesMax)
            {
                _lines.Dequeue();
            }

            _awaited.RemoveAll(entry => line.Contains(entry.Text, StringComparison.Ordinal) && entry.Seen.TrySetResult());
        }
    }

    /// <summary>Completes when a line with this text has been or is written.</summary>
    public async Task WaitForAsync(string text, TimeSpan timeout)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lines)
        {
            if (_lines.Any(line => line.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }

            _awaited.Add((text, seen));
        }

        try
        {
            await seen.Task.WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"the log never said \"{text}\":\n{this}");
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        lock (_lines)
        {
            foreach (var line in _lines)
            {
                text.AppendLine(line);
            }
        }

        return text.ToString();
    }
}

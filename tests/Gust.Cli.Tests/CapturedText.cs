using System.Text;

namespace Gust.Cli.Tests;

/// <summary>A text writer whose text can be waited for.</summary>
internal sealed class CapturedText : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Wanted, TaskCompletionSource Seen)> _waiting = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_gate)
        {
            _text.Append(value);
            string all = _text.ToString();
            _waiting.RemoveAll(w => all.Contains(w.Wanted, StringComparison.Ordinal) && w.Seen.TrySetResult());
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override string ToString()
    {
        lock (_gate)
        {
            return _text.ToString();
        }
    }

    /// <summary>Ends when <paramref name="wanted"/> was written.</summary>
    public Task ContainsAsync(string wanted)
    {
        lock (_gate)
        {
            if (_text.ToString().Contains(wanted, StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, seen));
            return seen.Task;
        }
    }
}

using System.Text;

namespace Gust.Testing;

/// <summary>What a server wrote, kept for the message of a failing test. Bounded: the last <see cref="LinesMax"/> lines.</summary>
internal sealed class ServerLog
{
    private const int LinesMax = 2000;

    private readonly Queue<string> _lines = new();

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

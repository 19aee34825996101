using System.Text;

namespace Gust.Telemetry.Tests;

/// <summary>Bytes that have come, searched for texts; who waits for some is told when all are there. Thread-safe.</summary>
/// <remarks>Protobuf writes texts as they are, so no description of its messages is needed to find them.</remarks>
internal sealed class TextSet
{
    private readonly Lock _lock = new();
    private readonly List<byte[]> _bodies = [];
    private readonly List<(string[] Texts, TaskCompletionSource Found)> _waiting = [];

    public void Add(byte[] body)
    {
        lock (_lock)
        {
            _bodies.Add(body);
            foreach ((string[] texts, TaskCompletionSource found) in _waiting)
            {
                if (Array.TrueForAll(texts, Contains))
                {
                    found.TrySetResult();
                }
            }
        }
    }

    public Task WaitForAsync(string[] texts)
    {
        TaskCompletionSource found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((texts, found));
            if (Array.TrueForAll(texts, Contains))
            {
                found.SetResult();
            }
        }

        return found.Task;
    }

    private bool Contains(string text) => _bodies.Exists(body => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
}

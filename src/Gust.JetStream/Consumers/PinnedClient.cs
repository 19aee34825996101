using System.Text;
using Gust.Foundation;

namespace Gust.JetStream.Consumers;

/// <summary>The one client that a <see cref="PriorityPolicy.PinnedClient"/> consumer serves, known by an id that its messages carry.</summary>
/// <remarks>Not kept over a restart: then the first who asks is pinned.</remarks>
internal sealed class PinnedClient(IRandom random)
{
    private const int IdLength = 22;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Null when nobody is pinned.</summary>
    public string? Id { get; private set; }

    public long PinnedAt { get; private set; }

    /// <summary>When the client is let go unless it pulls before.</summary>
    public long Due { get; private set; } = Nanoseconds.Never;

    public void Pin(long now, long timeout)
    {
        StringBuilder id = new(IdLength);
        while (id.Length < IdLength)
        {
            id.Append(Alphabet[random.Next(Alphabet.Length)]);
        }

        Id = id.ToString();
        PinnedAt = now;
        Touch(now, timeout);
    }

    public void Touch(long now, long timeout) => Due = timeout > 0 ? Nanoseconds.Add(now, timeout) : Nanoseconds.Never;

    public void Release()
    {
        Id = null;
        PinnedAt = 0;
        Due = Nanoseconds.Never;
    }
}

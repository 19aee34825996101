using System.Text;
using Gust.Foundation;

namespace Gust.JetStream.Consumers;

/// <summary>How far a push consumer runs ahead of a client that answers flow control requests (spec: jetstream.md section 7).</summary>
internal sealed class FlowControlWindow(ConsumerSettings settings, IRandom random)
{
    private const int WindowMax = 32 * 1024 * 1024;
    private const int WindowStart = WindowMax / 16;
    private const int TokenLength = 4;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private readonly byte[] _subject = Encoding.UTF8.GetBytes($"$JS.FC.{settings.Stream}.{settings.Name}.{new string('0', TokenLength)}");
    private int _window = WindowStart;
    private long _unanswered;
    private long _atRequest;

    /// <summary>Whether an answer is awaited.</summary>
    public bool IsAsking { get; private set; }

    public bool IsStalled => _unanswered > _window;

    /// <summary>Where the answer goes.</summary>
    public ReadOnlySpan<byte> Subject => _subject;

    /// <summary>Counts what was sent. True: now a request must be sent.</summary>
    public bool OnSent(long size)
    {
        _unanswered += size;
        return Ask();
    }

    /// <summary>Takes an answer; only that to the last request counts.</summary>
    public bool OnAnswer(ReadOnlySpan<byte> subject)
    {
        if (!IsAsking || !subject.SequenceEqual(_subject))
        {
            return false;
        }

        IsAsking = false;
        _unanswered -= _atRequest;
        _window = Math.Min(_window * 2, WindowMax);
        return true;
    }

    /// <summary>Whether so much is under way that the client must be asked, and begins to.</summary>
    public bool Ask() => _unanswered > _window / 2 && AskNow();

    /// <summary>Begins to ask however little is under way. False: an answer is awaited already.</summary>
    public bool AskNow()
    {
        if (IsAsking)
        {
            return false;
        }

        IsAsking = true;
        _atRequest = _unanswered;
        for (int i = _subject.Length - TokenLength; i < _subject.Length; i++)
        {
            _subject[i] = (byte)Alphabet[random.Next(Alphabet.Length)];
        }

        return true;
    }

    /// <summary>Begins anew with another client.</summary>
    public void Reset()
    {
        IsAsking = false;
        _window = WindowStart;
        _unanswered = _atRequest = 0;
    }
}

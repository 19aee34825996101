using System.Text.Json;
using Gust.Foundation;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>Publishes, acknowledges and purges over lives that end with the power, and holds what comes back against what clients were told.</summary>
internal sealed class StoreSimulation
{
    private static readonly string[] s_names = ["A", "B", "Q"];
    private readonly IRandom _random;
    private readonly Dictionary<string, ExpectedStream> _expected = [];
    private readonly Dictionary<string, (string Stream, string Body)> _published = [];
    private readonly Dictionary<string, ulong> _acknowledging = [];
    private StoreLife _life;
    private int _next;

    public StoreSimulation(int seed)
    {
        _random = new SeededRandom(seed);
        Disk = new SimulatedDisk(new SeededRandom(seed + 1));
        _life = new StoreLife(Disk, _random, TimeSpan.FromSeconds(1));
        foreach (string name in s_names)
        {
            _expected[name] = new ExpectedStream();
            string retention = name == "Q" ? "workqueue" : "limits";
            _life.Send($"$JS.API.STREAM.CREATE.{name}", "create", $"{{\"name\":\"{name}\",\"subjects\":[\"{name}.*\"],\"retention\":\"{retention}\"}}");
        }

        _life.Settle();
        _life.Send("$JS.API.CONSUMER.CREATE.Q.C", "create", "{\"stream_name\":\"Q\",\"config\":{\"durable_name\":\"C\",\"ack_policy\":\"explicit\",\"ack_wait\":1000000000}}");
        _life.Settle();
        Assert.Equal(s_names.Length + 1, _life.Answers().Count(answer => !answer.Body.Contains("error", StringComparison.Ordinal)));
    }

    public SimulatedDisk Disk { get; }

    /// <summary>Clients and threads do this and that.</summary>
    public void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            Act();
            for (int left = _random.Next(4); left > 0 && _life.Step(_random); left--)
            {
            }

            Listen();
        }
    }

    /// <summary>The power goes; what comes back must be what clients were told.</summary>
    public void CrashAndCheck()
    {
        Disk.Crash();
        Listen();
        TimeSpan now = _life.Now + TimeSpan.FromSeconds(2);
        _life.Dispose();
        _published.Clear();
        _acknowledging.Clear();
        _life = new StoreLife(Disk, _random, now);
        foreach (string name in s_names)
        {
            Check(name, _expected[name]);
        }
    }

    private void Act()
    {
        string name = s_names[_random.Next(s_names.Length)];
        switch (_random.Next(20))
        {
            case 0:
                _life.Server.CheckpointNow();
                break;
            case 1:
                _life.Advance(TimeSpan.FromMilliseconds(_random.Next(600)));
                break;
            case 2 when name == "A":
                Purge(name);
                break;
            case 3 or 4 or 5:
                _life.Send("$JS.API.CONSUMER.MSG.NEXT.Q.C", "pull", "{\"batch\":3,\"no_wait\":true}");
                break;
            default:
                Publish(name);
                break;
        }
    }

    private void Publish(string name)
    {
        string token = $"p{_next++}";
        string body = token + new string('x', _random.Next(400));
        _published[token] = (name, body);
        _expected[name].Sent.Add(body);
        _life.Send($"{name}.{_random.Next(5)}", token, body, _random.Next(2) == 0 ? $"Nats-Msg-Id: {token}\r\n" : "");
    }

    private void Purge(string name)
    {
        ulong below = 1 + (ulong)_random.Next(30);
        _expected[name].MayBeGoneBelow = Math.Max(_expected[name].MayBeGoneBelow, below);
        _life.Send($"$JS.API.STREAM.PURGE.{name}", "purge", $"{{\"seq\":{below}}}");
    }

    /// <summary>Notes what the client learns.</summary>
    private void Listen()
    {
        foreach ((string to, string reply, string body) in _life.Answers())
        {
            if (_published.Remove(to, out var message))
            {
                Acknowledged(message.Stream, message.Body, body);
            }
            else if (_acknowledging.Remove(to, out ulong done))
            {
                _expected["Q"].Done.Add(done);
            }
            else if (reply.StartsWith("$JS.ACK.", StringComparison.Ordinal))
            {
                Delivered(reply);
            }
        }
    }

    private void Acknowledged(string stream, string message, string answer)
    {
        using JsonDocument json = JsonDocument.Parse(answer);
        if (!json.RootElement.TryGetProperty("error", out _))
        {
            ulong sequence = json.RootElement.GetProperty("seq").GetUInt64();
            Assert.True(_expected[stream].Stored.TryAdd(sequence, message), $"{stream}: sequence {sequence} was given twice");
        }
    }

    private void Delivered(string reply)
    {
        ulong sequence = ulong.Parse(reply.Split('.')[5], System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(_expected["Q"].Done.Contains(sequence), $"message {sequence} was delivered again though its acknowledgement had been confirmed");
        if (_random.Next(3) > 0)
        {
            string token = $"a{_next++}";
            _acknowledging[token] = sequence;
            _expected["Q"].MayBeDone.Add(sequence);
            _life.Send(reply, token);
        }
    }

    private void Check(string name, ExpectedStream expected)
    {
        Assert.True(_life.Server.HomeOf(_life.Account).TryGet(name, out StreamOwner? stream), $"stream {name} is gone");
        IStreamStore store = stream.Store;
        ulong last = store.Counts.LastSequence;
        foreach ((ulong sequence, string body) in expected.Stored)
        {
            Assert.True(sequence <= last, $"{name}: {sequence} was acknowledged, the stream ends at {last}");
            bool isThere = store.TryLoad(sequence, out StoredMessage message);
            Assert.True(
                isThere || sequence < expected.MayBeGoneBelow || expected.MayBeDone.Contains(sequence),
                $"{name}: message {sequence} was acknowledged and is lost");
            Assert.True(!isThere || Text(message.Payload) == body, $"{name}: message {sequence} is another one");
        }

        CheckRest(name, expected, store, last);
    }

    /// <summary>What nobody was told of may be there, but only what was sent, and without gaps.</summary>
    private static void CheckRest(string name, ExpectedStream expected, IStreamStore store, ulong last)
    {
        for (ulong sequence = 1; sequence <= last; sequence++)
        {
            bool isThere = store.TryLoad(sequence, out StoredMessage message);
            Assert.True(!isThere || expected.Sent.Contains(Text(message.Payload)), $"{name}: message {sequence} was never sent");
            Assert.True(
                isThere || sequence < expected.MayBeGoneBelow || expected.MayBeDone.Contains(sequence), $"{name}: a gap at {sequence}");
            if (isThere)
            {
                expected.Stored.TryAdd(sequence, Text(message.Payload)); // it has been seen: from now on it stays
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes) => System.Text.Encoding.ASCII.GetString(bytes);

    /// <summary>What clients know of a stream.</summary>
    private sealed class ExpectedStream
    {
        public HashSet<string> Sent { get; } = [];

        public SortedDictionary<ulong, string> Stored { get; } = [];

        /// <summary>Purges below it were asked for, done or not.</summary>
        public ulong MayBeGoneBelow { get; set; }

        /// <summary>Acknowledgements were sent.</summary>
        public HashSet<ulong> MayBeDone { get; } = [];

        /// <summary>Acknowledgements were confirmed.</summary>
        public HashSet<ulong> Done { get; } = [];
    }
}

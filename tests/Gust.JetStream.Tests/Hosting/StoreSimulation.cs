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
    private readonly Dictionary<string, (string Stream, string[] Bodies)> _published = [];
    private readonly Dictionary<string, ulong> _acknowledging = [];
    private readonly Dictionary<string, string[]> _fast = [];
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
            _life.Send($"$JS.API.STREAM.CREATE.{name}", "create", $"{{\"name\":\"{name}\",\"subjects\":[\"{name}.*\"],\"retention\":\"{retention}\",\"allow_atomic\":true,\"allow_batched\":true}}");
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
        _fast.Clear();
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
            case 6 or 7:
                PublishBatch(name);
                break;
            case 8:
                PublishFast();
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
        _published[token] = (name, [body]);
        _expected[name].Sent.Add(body);
        _life.Send($"{name}.{_random.Next(5)}", token, body, _random.Next(2) == 0 ? $"Nats-Msg-Id: {token}\r\n" : "");
    }

    private void PublishBatch(string name)
    {
        string token = $"b{_next++}";
        string[] bodies = [.. Enumerable.Range(0, 1 + _random.Next(6)).Select(i => $"{token}.{i}" + new string('x', _random.Next(400)))];
        _published[token] = (name, bodies);
        foreach (string body in bodies)
        {
            _expected[name].Sent.Add(body);
            _expected[name].Batches[body] = bodies;
        }

        for (int i = 0; i < bodies.Length; i++)
        {
            string commit = i == bodies.Length - 1 ? "Nats-Batch-Commit: 1\r\n" : "";
            string answerTo = i == bodies.Length - 1 ? token : "staged";
            _life.Send($"{name}.{_random.Next(5)}", answerTo, bodies[i], $"Nats-Batch-Id: {token}\r\nNats-Batch-Sequence: {i + 1}\r\n{commit}");
        }
    }

    /// <summary>Where nothing is purged: of these messages only is told that they are there, not where.</summary>
    private void PublishFast()
    {
        string token = $"f{_next++}";
        string[] bodies = [.. Enumerable.Range(0, 1 + _random.Next(9)).Select(i => $"{token}.{i}" + new string('x', _random.Next(400)))];
        int flow = 1 + _random.Next(4);
        string gap = _random.Next(2) == 0 ? "ok" : "fail";
        for (int number = 1; number <= bodies.Length; number++)
        {
            int step = number == bodies.Length ? 2 : number == 1 ? 0 : 1;
            _fast[$"{token}.{flow}.{gap}.{number}.{step}.$FI"] = bodies;
            _expected["B"].Sent.Add(bodies[number - 1]);
            _life.Send($"B.{_random.Next(5)}", $"{token}.{flow}.{gap}.{number}.{step}.$FI", bodies[number - 1]);
        }
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
                Acknowledged(message.Stream, message.Bodies, body);
            }
            else if (_fast.TryGetValue(to, out string[]? bodies))
            {
                AnsweredFast(to, bodies, body);
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

    private void Acknowledged(string stream, string[] messages, string answer)
    {
        using JsonDocument json = JsonDocument.Parse(answer);
        if (!json.RootElement.TryGetProperty("error", out _))
        {
            ulong sequence = json.RootElement.GetProperty("seq").GetUInt64() - (ulong)messages.Length;
            foreach (string message in messages)
            {
                Assert.True(_expected[stream].Stored.TryAdd(++sequence, message), $"{stream}: sequence {sequence} was given twice");
            }
        }
    }

    /// <summary>Messages are there up to a number, but for those that were refused.</summary>
    private void AnsweredFast(string to, string[] messages, string answer)
    {
        using JsonDocument json = JsonDocument.Parse(answer);
        JsonElement said = json.RootElement;
        if (said.TryGetProperty("error", out _))
        {
            int number = int.Parse(to.Split('.')[3], System.Globalization.CultureInfo.InvariantCulture);
            _expected["B"].Refused.Add(messages[number - 1]);
            return;
        }

        int reached = said.TryGetProperty("count", out JsonElement count) ? count.GetInt32()
            : said.TryGetProperty("msgs", out _) ? said.GetProperty("seq").GetInt32()
            : 0;
        foreach (string message in messages.Take(reached))
        {
            _expected["B"].Somewhere.Add(message);
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
        Assert.Empty(expected.Somewhere.Except(expected.Refused).Except(expected.Stored.Values));
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
                CheckBatch(name, expected, sequence, Text(message.Payload), last);
            }
        }
    }

    /// <summary>Where one message of a batch is, all of it is, one behind the other.</summary>
    private static void CheckBatch(string name, ExpectedStream expected, ulong sequence, string body, ulong last)
    {
        if (expected.Batches.TryGetValue(body, out string[]? bodies))
        {
            ulong first = sequence - (ulong)Array.IndexOf(bodies, body);
            Assert.True(first + (ulong)bodies.Length - 1 <= last, $"{name}: a batch is cut off behind message {last}");
            for (int i = 0; i < bodies.Length; i++)
            {
                bool isKnown = expected.Stored.TryGetValue(first + (ulong)i, out string? stored);
                Assert.True(!isKnown || stored == bodies[i], $"{name}: message {first + (ulong)i} stands within a batch that it is no part of");
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes) => System.Text.Encoding.ASCII.GetString(bytes);
}

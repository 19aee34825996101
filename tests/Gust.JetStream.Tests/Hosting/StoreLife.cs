using System.Globalization;
using System.Text.RegularExpressions;
using Gust.Core;
using Gust.Foundation;
using Gust.JetStream.Hosting;
using Gust.JetStream.Rules;
using Gust.Storage.Journals;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Blocks;
using Gust.Testing.Disk;
using Gust.Testing.Kernel;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>One life of a server over a simulated disk: its threads are queues that the test works off, one item at a time.</summary>
internal sealed partial class StoreLife : IDisposable
{
    public const string Folder = "store";

    private readonly TestBroker _broker;
    private readonly StepScheduler[] _threads = [new(), new(), new()];
    private readonly TestPeer _client;

    public StoreLife(SimulatedDisk disk, IRandom random, TimeSpan start)
    {
        _broker = new TestBroker(logger: Log);
        _broker.Time.Advance(start);
        disk.CreateFolder(Folder);
        JetStreamContext context = new()
        {
            Broker = _broker.Kernel,
            Scheduler = _threads[0],
            Disk = disk,
            Folder = Folder,
            Stores = new StreamStoreOptions
            {
                Cache = new BlockCache(1 << 20),
                Random = random,
                FileBlockBytes = 4096,
                TailBytes = 512,
            },
        };
        JournalPorts ports = new(disk, _threads[1], _broker.Time, random);
        JournalOptions options = new() { SegmentBytes = 64 << 10, ZeroAheadBytes = 4096, RetryPause = TimeSpan.FromMilliseconds(1) };
        Server = new JetStreamServer(context, ports, options, _threads[2], TimeSpan.Zero);
        Server.Enable(_broker.Kernel.Accounts.Global, RuleLimits.Unlimited);
        Settle();
        _client = _broker.Connect();
        _client.Send("SUB answers.> 1\r\n");
    }

    public JetStreamServer Server { get; }

    /// <summary>What the server has logged in this life.</summary>
    public RecordingLogger Log { get; } = new();

    public Account Account => _broker.Kernel.Accounts.Global;

    public TimeSpan Now => _broker.Time.Now;

    public void Send(string subject, string answerTo, string body = "", string headers = "")
    {
        string block = headers.Length == 0 ? "" : $"NATS/1.0\r\n{headers}\r\n";
        _client.Send(block.Length == 0
            ? $"PUB {subject} answers.{answerTo} {body.Length}\r\n{body}\r\n"
            : $"HPUB {subject} answers.{answerTo} {block.Length} {block.Length + body.Length}\r\n{block}{body}\r\n");
    }

    /// <summary>Does one piece of work of a thread that has some. False: all are idle.</summary>
    public bool Step(IRandom random)
    {
        int first = random.Next(_threads.Length);
        for (int i = 0; i < _threads.Length; i++)
        {
            if (_threads[(first + i) % _threads.Length].Step())
            {
                return true;
            }
        }

        return false;
    }

    public void Advance(TimeSpan span) => _broker.Time.Advance(span);

    /// <summary>Sets the time of day forward, or back.</summary>
    public void SetClock(TimeSpan by) => _broker.Time.TimeOfDayShift += by;

    /// <summary>Works until nothing is left to do.</summary>
    public void Settle()
    {
        while (Array.Exists(_threads, thread => thread.Step()))
        {
        }
    }

    /// <summary>What the client was answered since the last call: on which token of <c>answers.></c>, under which reply, what.</summary>
    public IEnumerable<(string To, string Reply, string Body)> Answers()
    {
        string text = _client.Read();
        for (int at = 0; at < text.Length;)
        {
            Match line = Line().Match(text, at);
            if (!line.Success || line.Index != at)
            {
                at = text.IndexOf("\r\n", at, StringComparison.Ordinal) + 2;
                continue;
            }

            int size = int.Parse(line.Groups["size"].ValueSpan, CultureInfo.InvariantCulture);
            string body = text.Substring(line.Index + line.Length, size);
            string subject = line.Groups["subject"].Value;
            yield return (subject.StartsWith("answers.", StringComparison.Ordinal) ? subject[8..] : subject, line.Groups["reply"].Value.Trim(), body);
            at = line.Index + line.Length + size + 2;
        }
    }

    public void Dispose() => _broker.Dispose();

    [GeneratedRegex(@"\GH?MSG (?<subject>\S+) 1 (?<reply>\S+ )??(\d+ )??(?<size>\d+)\r\n", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    /// <summary>A thread as a queue.</summary>
    private sealed class StepScheduler : IWorkScheduler
    {
        private readonly Queue<Action> _work = [];

        public void Schedule(Action work) => _work.Enqueue(work);

        public bool Step()
        {
            if (!_work.TryDequeue(out Action? work))
            {
                return false;
            }

            try
            {
                work();
            }
            catch (PowerCutException)
            {
                _work.Clear(); // the machine is off
            }

            return true;
        }
    }
}

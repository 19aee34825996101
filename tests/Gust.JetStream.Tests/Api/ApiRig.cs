using System.Text.Json;
using Gust.Core;
using Gust.Foundation;
using Gust.JetStream.Hosting;
using Gust.JetStream.Rules;
using Gust.Storage.Journals;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Blocks;
using Gust.Testing.Disk;
using Gust.Testing.Kernel;

namespace Gust.JetStream.Tests.Api;

/// <summary>JetStream for the global account on a disk in memory, without threads, and a client that asks.</summary>
internal sealed class ApiRig : IDisposable
{
    private const string Inbox = "_INBOX.api";
    private readonly TestBroker _broker;
    private readonly Dictionary<Account, TestPeer> _peers = [];

    /// <param name="domain">Of the server.</param>
    /// <param name="journal">Where commits are made; null: at once.</param>
    public ApiRig(string domain = "", IWorkScheduler? journal = null)
    {
        _broker = new TestBroker(logger: Log);
        InlineScheduler inline = new();
        SeededRandom random = new(7);
        SimulatedDisk disk = new(random);
        disk.CreateFolder("/store");
        JetStreamContext context = new()
        {
            Broker = _broker.Kernel,
            Scheduler = inline,
            Disk = disk,
            Folder = "/store",
            Stores = new StreamStoreOptions { Cache = new BlockCache(1 << 20), Random = random },
            Domain = domain,
        };
        JournalPorts ports = new(disk, journal ?? inline, _broker.Time, random);
        Server = new JetStreamServer(context, ports, new JournalOptions { SegmentBytes = 1 << 20, ZeroAheadBytes = 64 << 10 }, inline, TimeSpan.Zero);
        Server.Enable(Global, RuleLimits.Unlimited);
        Server.Disable(System);
    }

    public JetStreamServer Server { get; }

    /// <summary>What the server has logged.</summary>
    public RecordingLogger Log { get; } = new();

    public Account Global => _broker.Kernel.Accounts.Global;

    public Account System => _broker.Kernel.Accounts.System;

    public ManualTime Time => _broker.Time;

    public BufferPool Buffers => _broker.Kernel.Buffers;

    /// <summary>Sends a request and returns all that came to its inbox, and what else the client listens to.</summary>
    /// <param name="request">Behind <c>$JS.API.</c>; any other subject behind <c>=</c>.</param>
    /// <param name="headers">Fields, with CRLF between them.</param>
    public List<ApiMessage> AskRaw(string request, string body = "", string headers = "")
    {
        Send(request.StartsWith('=') ? request[1..] : "$JS.API." + request, Inbox, body, headers);
        return Received();
    }

    /// <summary>What came since.</summary>
    public List<ApiMessage> Received() => ApiMessage.Parse(Peer().Read());

    /// <summary>The one answer to a request.</summary>
    public JsonElement Ask(string request, string body = "", string headers = "") =>
        JsonDocument.Parse(Assert.Single(AskRaw(request, body, headers)).Payload).RootElement;

    /// <summary>The code of the error that a request is answered with; 0: it was not refused.</summary>
    public int Refusal(string request, string body = "", string headers = "") =>
        Ask(request, body, headers).TryGetProperty("error", out JsonElement error) ? error.GetProperty("err_code").GetInt32() : 0;

    /// <summary>Sends a request that must succeed.</summary>
    public JsonElement Do(string request, string body = "")
    {
        JsonElement answer = Ask(request, body);
        Assert.False(answer.TryGetProperty("error", out _), answer.GetRawText());
        return answer;
    }

    public void Publish(string subject, string payload = "x", string headers = "") => AskRaw("=" + subject, payload, headers);

    /// <summary>Sends a message with a reply subject of the test's own.</summary>
    /// <param name="subject">The message's.</param>
    /// <param name="reply">Where answers go.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="headers">Fields, with CRLF between them.</param>
    public void Send(string subject, string reply, string body, string headers = "")
    {
        string block = headers.Length == 0 ? "" : $"NATS/1.0\r\n{headers}\r\n\r\n";
        Peer().Send(block.Length == 0
            ? $"PUB {subject} {reply} {body.Length}\r\n{body}\r\n"
            : $"HPUB {subject} {reply} {block.Length} {block.Length + body.Length}\r\n{block}{body}\r\n");
    }

    public void Listen(string subject) => Peer().Send($"SUB {subject} 2\r\n");

    public void Dispose()
    {
        Server.Dispose();
        _broker.Dispose();
    }

    private TestPeer Peer()
    {
        if (!_peers.TryGetValue(Global, out TestPeer? peer))
        {
            peer = _peers[Global] = _broker.Connect("\"no_responders\":true");
            peer.Send($"SUB {Inbox} 1\r\n");
        }

        return peer;
    }
}

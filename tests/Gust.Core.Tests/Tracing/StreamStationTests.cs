using System.Text;
using System.Text.Json;
using Gust.Core.Sharing;
using Gust.Core.Tests.Sharing;
using Gust.Core.Tracing;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Tracing;

/// <summary>A trace of a message that comes to streams, which say later what became of it.</summary>
public sealed class StreamStationTests : IDisposable
{
    private readonly SharingWorld _world = new();
    private readonly SlowStream _stream = new("in.*");

    public StreamStationTests()
    {
        _world.Define("A").Apply();
        _world.Account("A").Subscribe(_stream);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Trace_is_told_once_the_last_stream_has_said_its_part()
    {
        SlowStream other = new("in.one");
        _world.Account("A").Subscribe(other);
        TestPeer client = Publish();
        Assert.Equal("", client.Read());
        other.Station!.Finish("in.one");
        Assert.Equal("", client.Read());
        _stream.Station!.Finish("", error: "no room");
        string[] told = Stations(client.Read());
        Assert.Equal(["in", "js", "js"], told.Select(station => station.Split(' ')[0]));
        Assert.Contains("js in.one ", told);
        Assert.Contains("js  no room", told);
    }

    [Fact]
    public void Trace_waits_for_the_senders_read_loop_too()
    {
        _stream.FinishesAtOnce = true;
        Assert.Equal(["in  ", "js in.one "], Stations(Publish().Read()));
    }

    private TestPeer Publish()
    {
        TestPeer client = _world.Client("A", "trace");
        const string headers = "NATS/1.0\r\nNats-Trace-Dest: trace\r\n\r\n";
        client.Send($"HPUB in.one {headers.Length} {headers.Length + 1}\r\n{headers}x\r\n");
        return client;
    }

    private static string[] Stations(string received)
    {
        using JsonDocument trace = JsonDocument.Parse(received.Split("\r\n")[1]);
        return [.. trace.RootElement.GetProperty("events").EnumerateArray().Select(station => $"{Text(station, "type")} {Text(station, "subject")} {Text(station, "error")}")];
    }

    private static string Text(JsonElement station, string name) => station.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";

    private sealed class SlowStream(string subject) : ISubscriber
    {
        public byte[] Subject { get; } = Encoding.UTF8.GetBytes(subject);

        public byte[] Queue => [];

        public int SlotIndex { get; set; }

        public bool FinishesAtOnce { get; set; }

        public StreamStation? Station { get; private set; }

        public bool Deliver(in Publication publication, FlushSet flushes)
        {
            Station = publication.Trace!.AddStream("S");
            if (FinishesAtOnce)
            {
                Station.Finish("in.one");
            }

            return true;
        }
    }
}

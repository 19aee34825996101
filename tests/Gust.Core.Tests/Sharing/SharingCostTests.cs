using System.Text;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Sharing;

/// <summary>What passing messages between accounts costs.</summary>
public sealed class SharingCostTests : IDisposable
{
    private readonly SharingWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Request_and_answer_allocate_a_few_hundred_bytes()
    {
        const int Requests = 500;
        const int BytesMax = 400;
        _world.Define("EXP", [SharingWorld.Service("q")]).Define("IMP", imports: [SharingWorld.UseService("EXP", "q")]).Apply();
        TestPeer responder = _world.Client("EXP", "q");
        TestPeer requester = _world.Client("IMP", "in.>");
        requester.Link.Discards = true;
        byte[] request = "PUB q in.1 1\r\na\r\n"u8.ToArray();
        long allocated = 0;
        for (int i = 0; i < 2 * Requests; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            requester.Session.OnBytes(request);
            long asked = GC.GetAllocatedBytesForCurrentThread() - before;
            byte[] answer = Encoding.ASCII.GetBytes($"PUB {SharingWorld.ReplyIn(responder.Read())} 1\r\ny\r\n");
            before = GC.GetAllocatedBytesForCurrentThread();
            responder.Session.OnBytes(answer);
            allocated += i < Requests ? 0 : asked + GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, _world.Account("EXP").Sharing.Answers.Count);
        Assert.InRange(allocated / Requests, 1, BytesMax);
    }

    [Fact]
    public void Request_makes_no_route_invalid()
    {
        _world.Define("EXP", [SharingWorld.Service("q")]).Define("IMP", imports: [SharingWorld.UseService("EXP", "q")]).Apply();
        TestPeer responder = _world.Client("EXP", "q");
        TestPeer requester = _world.Client("IMP", "in.>");
        requester.Send("PUB q in.1 0\r\n\r\n"); // the account's first
        (long exporter, long importer) = Versions();
        requester.Send("PUB q in.2 0\r\n\r\n");
        responder.Send($"PUB {SharingWorld.ReplyIn(responder.Read())} 0\r\n\r\n");
        Assert.Equal((exporter, importer), Versions());
    }

    [Fact]
    public void Requests_that_wait_are_bounded_and_one_more_is_told_that_nobody_takes_it()
    {
        _world.Define("EXP", [SharingWorld.Service("q")]).Define("IMP", imports: [SharingWorld.UseService("EXP", "q")]).Apply();
        TestPeer responder = _world.Client("EXP", "q");
        responder.Link.Discards = true;
        TestPeer requester = _world.Client("IMP", "in.>");
        byte[] batch = [.. Enumerable.Repeat("PUB q in.1 0\r\n\r\n"u8.ToArray(), 1024).SelectMany(bytes => bytes)];
        for (int i = 0; i < Core.Sharing.ServiceImport.PendingMax / 1024; i++)
        {
            requester.Send(batch);
        }

        Assert.Equal("", requester.Read());
        Assert.Contains("503", requester.Ask("PUB q in.1 0\r\n\r\n"), StringComparison.Ordinal);
        _world.Broker.Time.Advance(ExportDefault.ResponseThreshold + TimeSpan.FromSeconds(1));
        Assert.Equal(0, _world.Account("EXP").Sharing.Answers.Count);
    }

    private static ExportDefinition ExportDefault { get; } = SharingWorld.Service("q");

    private (long Exporter, long Importer) Versions() => (_world.Account("EXP").Interest.Version, _world.Account("IMP").Interest.Version);
}

using System.Globalization;
using System.Text;
using Gust.Core.Tests.Sharing;
using Gust.Foundation;
using Gust.Security.Definitions;
using Gust.Subjects;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests;

/// <summary>Publish and deliver allocate what allocation-gate.txt says per message, which is nothing.</summary>
public sealed class AllocationGateTests
{
    private const int Rounds = 300;
    private const int Measurements = 5;
    private const string Restricted = "ten-allow-ten-deny";
    private const string Sampled = "NATS/1.0\r\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n\r\n";
    private const string GateFile = "allocation-gate.txt";

    public static TheoryData<string> Scenarios() => [.. Gates().Keys];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Message_allocates_no_more_than_its_gate(string scenario)
    {
        using TestBroker broker = new(authenticator: scenario == Restricted ? TenAllowedTenDenied.Authenticator() : null);
        (TestPeer publisher, byte[] read, int messages) = Arrange(scenario, broker);
        Publish(publisher, read, Rounds); // grows buffers and caches to their size
        long allocated = Enumerable.Range(0, Measurements).Min(_ => Allocated(publisher, read));
        Assert.False(publisher.Link.IsClosed);
        Assert.Equal(Gates()[scenario], (double)allocated / (Rounds * messages));
    }

    /// <summary>
    /// What one measurement allocated. A collection that another test causes meanwhile books the rest of this thread's
    /// allocation context as allocated, hence the smallest of several: what each message allocates is in all of them.
    /// </summary>
    private static long Allocated(TestPeer publisher, byte[] read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        Publish(publisher, read, Rounds);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static (TestPeer Publisher, byte[] Read, int Messages) Arrange(string scenario, TestBroker broker)
    {
        switch (scenario)
        {
            case "one-to-one":
                Subscribe(broker, "a.b");
                return Publisher(broker, "PUB a.b 128");
            case "fan-out-10":
                Subscribe(broker, [.. Enumerable.Repeat("a.*", 10)]);
                return Publisher(broker, "PUB a.b 128");
            case "queue-group-of-4":
                Subscribe(broker, [.. Enumerable.Repeat("a.b q", 4)]);
                return Publisher(broker, "PUB a.b 128");
            case "headers":
                Subscribe(broker, "a.b");
                return Publisher(broker, "HPUB a.b reply 12 128");
            case "sampled":
                Subscribe(broker, "a.b");
                return Publisher(broker, "HPUB a.b reply 82 128");
            case "odd-blanks":
                Subscribe(broker, "a.b");
                return Publisher(broker, "PUB  a.b  reply  128");
            case "mapped-subject":
                broker.Kernel.Accounts.Global.Definition = new() { Name = "$G", Mappings = Mapping("m.*", "a.$1") };
                Subscribe(broker, "a.b");
                return Publisher(broker, "PUB m.b 128");
            case "1000-subjects":
                Subscribe(broker, ">");
                return Publisher(broker, [.. Enumerable.Range(0, 1000).Select(i => $"PUB subject.{i} 128")]);
            case Restricted:
                Subscribe(broker, "bench.>", "bench.*");
                return Publisher(broker, "PUB bench.b 128");
            case "service-import":
                Share(broker);
                Subscribe(broker, "q.b");
                return Publisher(broker, "HPUB service.b 12 128");
            case "stream-import":
                Share(broker);
                Subscribe(broker, "stream.*");
                return Publisher(broker, "PUB s.b 128");
            case "nobody-listens":
                return Publisher(broker, "PUB a.b 128");
            default:
                throw new InvalidOperationException($"{GateFile} names {scenario}, which is no scenario");
        }
    }

    /// <summary>The global account imports from itself, under other names.</summary>
    private static void Share(TestBroker broker) => broker.Kernel.Accounts.Define(new AccountDefinition
    {
        Name = "$G",
        Exports = [SharingWorld.Service("q.*"), SharingWorld.Stream("s.*")],
        Imports = [SharingWorld.UseService("$G", "q.*", "service.*"), SharingWorld.UseStream("$G", "s.*", "stream.*")],
    });

    private static void Subscribe(TestBroker broker, params string[] subjectsAndQueues)
    {
        foreach (string subject in subjectsAndQueues)
        {
            TestPeer peer = broker.Connect();
            peer.Link.Discards = true;
            peer.Send($"SUB {subject} 1\r\n");
        }
    }

    private static (TestPeer Publisher, byte[] Read, int Messages) Publisher(TestBroker broker, params string[] lines)
    {
        int copies = Math.Max(1, 64 / lines.Length);
        string header = lines[0].Contains(" 82 ", StringComparison.Ordinal) ? Sampled : "NATS/1.0\r\n\r\n";
        string body = header + new string('x', 128 - header.Length);
        StringBuilder read = new();
        for (int copy = 0; copy < copies; copy++)
        {
            foreach (string line in lines)
            {
                read.Append(line).Append("\r\n").Append(body).Append("\r\n");
            }
        }

        return (broker.Connect(), Encoding.ASCII.GetBytes(read.ToString()), copies * lines.Length);
    }

    private static SubjectMappings Mapping(string source, string destination)
    {
        Assert.True(SubjectMapping.TryCreate(source, [new MappingDestination(destination, 100, null)], null, out SubjectMapping? mapping, out _));
        return new SubjectMappings([mapping], new SeededRandom(1));
    }

    private static void Publish(TestPeer publisher, byte[] read, int rounds)
    {
        for (int i = 0; i < rounds; i++)
        {
            LinkRead taken = publisher.Session.OnBytes(read);
            if (taken.Consumed != read.Length)
            {
                throw new InvalidOperationException("the read was not taken whole");
            }
        }
    }

    private static Dictionary<string, double> Gates() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, GateFile))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture));
}

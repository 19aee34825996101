using Gust.Foundation;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>The end of streams on a disk that fails.</summary>
public sealed class StreamDeletionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_deletion_is_told_as_it_came_out_wherever_the_disk_gets_full(int operation)
    {
        SimulatedDisk disk = new(new SeededRandom(2));
        using StoreLife life = new(disk, new SeededRandom(1), TimeSpan.FromSeconds(1));
        Ask(life, "$JS.API.STREAM.CREATE.S", """{"name":"S","subjects":["s"]}""");
        Ask(life, "s", "a message that is in no block yet");
        disk.FailAt(operation, SimulatedFault.Full, times: long.MaxValue);
        bool isDeleted = Ask(life, "$JS.API.STREAM.DELETE.S", "").Contains("\"success\":true", StringComparison.Ordinal);
        disk.Heal();
        life.Advance(TimeSpan.FromSeconds(2));
        life.Settle();
        Assert.Equal(isDeleted, Ask(life, "$JS.API.STREAM.INFO.S", "").Contains("10059", StringComparison.Ordinal));
    }

    private static string Ask(StoreLife life, string subject, string body)
    {
        life.Send(subject, "asked", body);
        life.Settle();
        return life.Answers().Single().Body;
    }
}

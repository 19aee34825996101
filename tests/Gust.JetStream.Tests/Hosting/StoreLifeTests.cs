using Gust.Foundation;
using Gust.JetStream.Streams;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Hosting;

/// <summary>Tests of a store over lives that end with the power, most of them with one stream: <c>S</c> on <c>s.&gt;</c>.</summary>
public abstract class StoreLifeTests : IDisposable
{
    /// <param name="start">The time since 1970 at which the clock begins.</param>
    private protected StoreLifeTests(TimeSpan start) => Life = new StoreLife(Disk, Random, start);

    private protected SeededRandom Random { get; } = new(1);

    private protected SimulatedDisk Disk { get; } = new(new SeededRandom(2));

    private protected StoreLife Life { get; private set; }

    private protected StreamOwner Stream => Find("S");

    public void Dispose()
    {
        Life.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected StreamOwner Find(string name) =>
        Life.Server.HomeOf(Life.Account).TryGet(name, out StreamOwner? stream) ? stream : throw new InvalidOperationException("no stream");

    private protected void Create(string fields)
    {
        Life.Send("$JS.API.STREAM.CREATE.S", "create", $"{{\"name\":\"S\",\"subjects\":[\"s.>\"],{fields}}}");
        Life.Settle();
        Assert.DoesNotContain("error", Life.Answers().Single().Body, StringComparison.Ordinal);
    }

    private protected void Publish(string subject, string headers = "", string body = "body")
    {
        Life.Send(subject, "published", body, headers);
        Life.Settle();
        Assert.DoesNotContain("error", Life.Answers().Single().Body, StringComparison.Ordinal);
    }

    private protected void Advance(int seconds)
    {
        for (int i = 0; i < seconds * 4; i++)
        {
            Life.Advance(TimeSpan.FromMilliseconds(250));
            Life.Settle();
        }
    }

    /// <summary>The power goes, and comes back.</summary>
    private protected void Restart(int downSeconds = 0)
    {
        TimeSpan now = Life.Now + TimeSpan.FromSeconds(downSeconds);
        Disk.Crash();
        Life.Dispose();
        Life = new StoreLife(Disk, Random, now);
    }
}

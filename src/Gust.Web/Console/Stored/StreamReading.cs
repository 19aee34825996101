using Gust.JetStream.Hosting;
using Gust.JetStream.Streams;
using Gust.Monitoring;

namespace Gust.Web.Console.Stored;

/// <summary>Asks streams what they hold, in turns of their owners: nothing is consumed, and nothing counts as a request to the API or as an error of it.</summary>
internal sealed class StreamReading(MonitoredServer server)
{
    public MonitoredServer Server => server;

    /// <exception cref="ConsoleRefusal">There is no such stream.</exception>
    public StreamOwner Find(string account, string stream) => HomeOf(account) is not { IsEnabled: true } home
        ? throw new ConsoleRefusal(404, $"JetStream is not enabled for account {account}, or there is no such account.")
        : home.TryGet(stream, out StreamOwner? owner) && owner.IsCommitted ? owner : throw Missing(account, stream);

    /// <summary>Has a question answered in a turn of the stream. It should be short: publishers wait for it.</summary>
    /// <exception cref="ConsoleRefusal">The stream has ended, or cannot be read.</exception>
    public static async Task<T> AskAsync<T>(StreamOwner stream, Func<StreamOwner, T> question, CancellationToken gone)
    {
        TaskCompletionSource<T> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        stream.Post(owner =>
        {
            if (owner.IsEnded)
            {
                answered.SetException(Missing(owner.Site.Account.Name, owner.Name));
                return;
            }

            try
            {
                answered.SetResult(question(owner));
            }
            catch (IOException e)
            {
                answered.SetException(new ConsoleRefusal(503, $"The stream cannot be read: {e.Message}. Look at the disk and at the server's log."));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                answered.SetException(e); // for who asked, not for the stream
            }
        });
        return await answered.Task.WaitAsync(gone).ConfigureAwait(false);
    }

    private static ConsoleRefusal Missing(string account, string stream) => new(404, $"Account {account} has no stream {stream}.");

    private JetStreamAccount? HomeOf(string account) => server.JetStream() is { } streams && streams.TryGet(account, out JetStreamAccount? home) ? home : null;
}

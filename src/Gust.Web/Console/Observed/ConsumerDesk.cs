using System.Text.Json;
using Gust.JetStream.Api;
using Gust.JetStream.Model;
using Gust.JetStream.Streams;
using Gust.Monitoring;
using Gust.Web.Console.Api;
using Gust.Web.Console.Stored;

namespace Gust.Web.Console.Observed;

/// <summary>Shows one consumer.</summary>
internal sealed class ConsumerDesk(StreamObserver observer, StreamReading reading)
{
    public async Task ServeAsync(ConsoleCall call)
    {
        (string account, string stream, string name) = (call.Text("account"), call.Text("stream"), call.Text("name"));
        Task<StreamSnapshot> look = observer.LookAsync();
        (ConsumerInfo info, FirstWaiting? first) = await StreamReading.AskAsync(reading.Find(account, stream), owner => Describe(owner, name), call.Gone).ConfigureAwait(false);
        StreamSnapshot snapshot = await look.WaitAsync(call.Gone).ConfigureAwait(false);
        double? growth = snapshot.Consumers.FirstOrDefault(row => row.Name == name && row.Stream == stream && row.Account == account)?.Growth;
        ConsumerDetails details = new(JsonSerializer.SerializeToElement(info, MonitoringJson.Default.ConsumerInfo), first, growth);
        await call.AnswerAsync(details, ConsoleJson.Default.ConsumerDetails).ConfigureAwait(false);
    }

    /// <exception cref="ConsoleRefusal">The stream has no such consumer.</exception>
    private static (ConsumerInfo Info, FirstWaiting? First) Describe(StreamOwner stream, string name) => stream.Consumers.TryGet(name, out ConsumerHost? consumer)
        ? (ConsumerReports.Of(stream, consumer), FirstWaiting.Of(stream, consumer))
        : throw new ConsoleRefusal(404, $"The stream {stream.Name} has no consumer {name}. It may have been deleted, or ended for not being used.");
}

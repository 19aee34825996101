using System.Globalization;
using Gust.Client;

namespace Gust.Cli.Bench;

/// <summary>Publishes as fast as the connection takes it, then waits until the server has it all.</summary>
internal sealed class PubWorker(NatsClient client, BenchOptions options, BenchClient stats, long firstNumber, TimeProvider time) : IBenchWorker
{
    private const long SubjectsMadeAheadMax = 100_000;

    public Task PrepareAsync(CancellationToken cancel) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancel)
    {
        string[] subjects = MakeSubjects();
        var pacer = new Pacer(options.Sleep, time);
        stats.Begin();
        for (long i = 0; i < stats.Target; i++)
        {
            ValueTask paced = pacer.WaitAsync(cancel);
            if (!paced.IsCompletedSuccessfully)
            {
                await paced;
            }

            string subject = subjects.Length > 0 ? subjects[(int)((firstNumber + i) % subjects.Length)] : SubjectOf(firstNumber + i);
            ValueTask sent = client.PublishAsync(subject, options.Payload, reply: null, options.Headers, cancel);
            if (!sent.IsCompletedSuccessfully)
            {
                await sent;
            }

            stats.Count(options.Payload.Length);
        }

        await client.FlushAsync(cancel);
        stats.Finish();
        if (client.LastServerError is { } error)
        {
            throw new CliException($"the server refused: {error}");
        }
    }

    /// <summary>Subjects made before the clock starts; none where there would be too many.</summary>
    private string[] MakeSubjects()
    {
        if (!options.MultiSubject)
        {
            return [options.Subject];
        }

        long count = options.MultiSubjectMax == 0 ? options.Messages : options.MultiSubjectMax;
        return count > SubjectsMadeAheadMax ? [] : [.. Enumerable.Range(0, (int)count).Select(n => SubjectOf(n))];
    }

    private string SubjectOf(long number)
    {
        long token = options.MultiSubjectMax == 0 ? number : number % options.MultiSubjectMax;
        return string.Create(CultureInfo.InvariantCulture, $"{options.Subject}.{token}");
    }
}

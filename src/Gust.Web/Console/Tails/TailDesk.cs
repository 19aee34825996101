using System.Text.Json;
using Gust.Core;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.Web.Console.Api;
using Gust.Web.Console.SignIn;
using Gust.Web.Console.Stored;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Console.Tails;

/// <summary>Shows messages as they come: lines of JSON, until the visitor goes away or his session ends.</summary>
internal sealed class TailDesk(GustServer server, StreamReading reading, ConsoleSessions sessions)
{
    public const int WatchersMax = 16;

    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(250);

    /// <summary>Beats without a line after which an empty one is sent, for proxies that close what is silent.</summary>
    private const int SilenceMax = 60;

    private readonly Places _places = new(WatchersMax);

    /// <summary>Visitors who follow something.</summary>
    public int Watchers => _places.Taken;

    public async Task ServeAsync(ConsoleCall call)
    {
        _places.Take("live tails");
        try
        {
            using ITail tail = Open(call);
            HttpResponse response = call.Context.Response;
            response.ContentType = "application/x-ndjson";
            response.Headers["X-Accel-Buffering"] = "no"; // nginx would collect the lines
            await SendAsync(call, tail).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (call.Gone.IsCancellationRequested)
        {
            // The usual end: nobody looks any more.
        }
        finally
        {
            _places.Leave();
        }
    }

    /// <exception cref="ConsoleRefusal">It cannot be followed, or not by a console that only reads.</exception>
    private ITail Open(ConsoleCall call)
    {
        if (call.Text("stream") is { Length: > 0 } name)
        {
            StreamOwner stream = reading.Find(call.Text("account"), name);
            ulong newest = stream.Store.Counts.LastSequence;
            ulong after = (ulong)call.Number("after", otherwise: (long)newest, 0, long.MaxValue);
            return new StreamTail(stream, StoredMessages.FilterOf(call.Text("filter")), Math.Min(after, newest));
        }

        string subject = call.Text("subject");
        if (!server.Options.Monitoring.Console.Changes)
        {
            throw new ConsoleRefusal(
                403, "The console is read-only: it follows streams, not subjects. Who listens on a subject makes a consumer deliver that pushes there. To allow it, set monitoring { console { changes: true } }.");
        }

        return !Subject.IsValid(subject)
            ? throw new ConsoleRefusal(400, $"“{subject}” is no subject to listen on: tokens with dots between, * for any token, > for any end.")
            : server.Broker.Accounts.TryGet(call.Text("account"), out Account? account)
                ? new SubjectTail(account, subject, server.Broker.Time)
                : throw new ConsoleRefusal(404, $"There is no account {call.Text("account")}.");
    }

    private async Task SendAsync(ConsoleCall call, ITail tail)
    {
        await SendAsync(call, new TailBatch([], 0, 0)).ConfigureAwait(false); // it has begun
        using PeriodicTimer beats = new(s_beat, server.Broker.Time);
        int silent = 0;
        while (sessions.Find(call.Context) is not null && await beats.WaitForNextTickAsync(call.Gone).ConfigureAwait(false))
        {
            TailBatch? batch = await TakeAsync(tail, call.Gone).ConfigureAwait(false);
            silent = batch is null ? silent + 1 : 0;
            if (batch is not null || silent == SilenceMax)
            {
                await SendAsync(call, batch ?? new TailBatch([], 0, 0)).ConfigureAwait(false);
                silent = 0;
            }

            if (batch?.Error is not null)
            {
                return;
            }
        }
    }

    private static async ValueTask<TailBatch?> TakeAsync(ITail tail, CancellationToken gone)
    {
        try
        {
            return await tail.TakeAsync(gone).ConfigureAwait(false);
        }
        catch (ConsoleRefusal refusal)
        {
            return new TailBatch([], 0, 0) { Error = refusal.Message };
        }
    }

    private static async Task SendAsync(ConsoleCall call, TailBatch batch)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(batch, ConsoleJson.Default.TailBatch), (byte)'\n'];
        await call.Context.Response.Body.WriteAsync(line, call.Gone).ConfigureAwait(false);
        await call.Context.Response.Body.FlushAsync(call.Gone).ConfigureAwait(false);
    }
}

using Gust.Web.Console.Api;

namespace Gust.Web.Console.Requests;

/// <summary>Messages that the page sends, as far as the console may.</summary>
internal sealed class MessageDesk(GustServer server)
{
    private const int TimeoutMsMax = 30_000;
    private const int RepliesMax = 100;

    private readonly Requester _requester = new(server.Broker);

    private bool MayChange => server.Options.Monitoring.Console.Changes;

    public async Task RequestAsync(ConsoleCall call)
    {
        OutgoingMessage message = await ReadAsync(call).ConfigureAwait(false);
        OutgoingMessage bounded = message with { TimeoutMs = Math.Clamp(message.TimeoutMs, 1, TimeoutMsMax), Max = Math.Clamp(message.Max, 1, RepliesMax) };
        RequestAnswer answer = await _requester.RequestAsync(bounded, readsOnly: !MayChange, call.Gone).ConfigureAwait(false);
        await call.AnswerAsync(answer, ConsoleJson.Default.RequestAnswer).ConfigureAwait(false);
    }

    public async Task PublishAsync(ConsoleCall call)
    {
        OutgoingMessage message = await ReadAsync(call).ConfigureAwait(false);
        if (!MayChange)
        {
            throw new ConsoleRefusal(403, $"The console is read-only. {ReadOnlyRules.WhatPasses}");
        }

        await call.AnswerAsync(new PublishAnswer(_requester.Publish(message)), ConsoleJson.Default.PublishAnswer).ConfigureAwait(false);
    }

    private static async ValueTask<OutgoingMessage> ReadAsync(ConsoleCall call)
    {
        OutgoingMessage message = await call.ReadAsync(ConsoleJson.Default.OutgoingMessage).ConfigureAwait(false);
        return message.Account is { Length: > 0 } && message.Subject is { Length: > 0 } ? message : throw new ConsoleRefusal(400, "A message needs an account and a subject.");
    }
}

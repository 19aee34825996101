using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Messages;
using Gust.Cli.Text;
using Gust.Client;

namespace Gust.Cli.JetStream.Consumers;

/// <summary>Messages of a consumer as people read them.</summary>
internal static class DeliveredText
{
    public static void Print(CommandContext context, Message message, bool isRaw)
    {
        if (isRaw)
        {
            BodyPrinter.Compact(context.Out, message.Payload.Span);
            context.Out.Flush();
            return;
        }

        context.Out.Line(Head(context, message));
        if (message.Headers is { Count: > 0 } headers)
        {
            context.Out.Line("\nHeaders:\n");
            foreach ((string name, string value) in headers)
            {
                context.Out.Line($"  {name}: {value}");
            }
        }

        context.Out.Line("\nData:\n");
        BodyPrinter.Spaced(context.Out, message.Payload.Span);
        context.Out.Flush();
    }

    private static string Head(CommandContext context, Message message)
    {
        string time = context.Host.TimeProvider.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return Delivery.Parse(message.Reply) is { } delivery
            ? $"[{time}] subj: {message.Subject} / tries: {CountText.Format(delivery.Tries)} / cons seq: {delivery.ConsumerSequence} / str seq: {delivery.StreamSequence} / pending: {CountText.Format(delivery.Pending)}"
            : $"[{time}] subj: {message.Subject} reply: {message.Reply}";
    }
}

using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.Messages;
using Gust.Cli.Output;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Streams;

/// <summary><c>stream get</c>: one message.</summary>
internal static class StreamGetCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command get = CommandParts.Named("get", "Show one message of a stream");
        Argument<string?> name = StreamChoice.Argument();
        Argument<string?> sequence = SequenceArgument.Create();
        Option<string> lastFor = CommandParts.Text("--last-for", "SUBJECT", "The last message of a subject", "-S");
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        Option<string> translate = CommandParts.Text("--translate", "COMMAND", "Pass the body through a command before showing it");
        get.Add(name);
        get.Add(sequence);
        get.Add(lastFor);
        get.Add(json);
        get.Add(translate);
        family.Add(get);
        runner.Bind(get, async context =>
        {
            var translator = BodyTranslator.For(context.Get(translate), context.Log);
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            string stream = await StreamChoice.NameAsync(js, context.Get(name));
            MessageGetRequest which = context.Get(lastFor) is { } subject
                ? new MessageGetRequest { LastBySubject = subject }
                : new MessageGetRequest { Sequence = await SequenceArgument.ReadAsync(context, sequence, "name a sequence, or a subject with --last-for") };
            ApiAnswer<StreamMessage> answer = await new StreamApi(js).MessageAsync(stream, which);
            StoredMessageInfo stored = answer.Value.Message ?? throw new CliException("the server's answer has no message");
            var message = StoredMessage.From(stored);
            if (context.Get(json))
            {
                context.Out.Line(JsonOutput.Written(writer => StoredMessageInfo.Shape.Write(writer, stored)));
            }
            else
            {
                ReadOnlyMemory<byte> body = translator is null ? message.Payload : await translator.TranslateAsync(message.Payload, context.Cancel);
                StoredText.Print(context.Out, $"Item: {stream}#{message.Sequence}", message, body, context.Host.TimeProvider);
            }

            context.Out.Flush();
        });
    }
}

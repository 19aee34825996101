using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Consumers;

/// <summary><c>consumer pause</c> and <c>consumer resume</c>.</summary>
internal static class ConsumerPauseCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        AddPause(family, runner);
        AddResume(family, runner);
    }

    private static void AddPause(Command family, CommandRunner runner)
    {
        Command pause = CommandParts.Named("pause", "Deliver nothing until a moment");
        var choice = new ConsumerChoice(pause);
        Argument<string?> until = new("until") { Description = "A moment such as \"2030-01-02 15:04:05\", or a period such as 1h", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        pause.Add(until);
        pause.Add(force);
        family.Add(pause);
        runner.Bind(pause, async context =>
        {
            TimeProvider clock = context.Host.TimeProvider;
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            (string stream, string consumer) = await choice.NamesAsync(js);
            string? text = context.Get(until) ?? (context.Host.InIsTerminal ? await context.Prompter.AskAsync("Pause until (time or duration)") : null);
            DateTimeOffset end = MomentArgument.Parse("until", text ?? throw new CliException("say until when, such as 1h"), clock);
            string question = $"Really pause Consumer {stream} > {consumer} until {TimeText.Local(end, clock)}?";
            if (!context.Get(force) && !await Confirmation.AskAsync(context, question, "--force"))
            {
                return;
            }

            ConsumerPaused paused = await new ConsumerApi(js).PauseAsync(stream, consumer, WireTime.FromDateTimeOffset(end).ToUniversal());
            context.Out.Line(
                paused.IsPaused
                    ? $"Paused {stream} > {consumer} until {TimeText.Local(paused.PauseUntil, clock)} ({TimeText.Period(paused.PauseRemainingNs)})"
                    : $"{stream} > {consumer} is not paused: {TimeText.Local(end, clock)} is past");
            context.Out.Flush();
        });
    }

    private static void AddResume(Command family, CommandRunner runner)
    {
        Command resume = CommandParts.Named("resume", "End a pause");
        var choice = new ConsumerChoice(resume);
        Option<bool> force = CommandParts.Flag("--force", "Do not ask", "-f");
        resume.Add(force);
        family.Add(resume);
        runner.Bind(resume, async context =>
        {
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            (string stream, string consumer) = await choice.NamesAsync(js);
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really resume Consumer {stream} > {consumer}?", "--force"))
            {
                await new ConsumerApi(js).PauseAsync(stream, consumer, default);
                context.Out.Line($"Consumer {stream} > {consumer} was resumed");
                context.Out.Flush();
            }
        });
    }
}

using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary>The options that make a list of growing waits between deliveries.</summary>
internal sealed class BackoffFlags
{
    private static readonly TimeSpan MinDefault = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxDefault = TimeSpan.FromMinutes(20);
    private readonly Option<string> _mode = CommandParts.Text("--backoff", "linear|none", "Wait longer before each delivery of the same message");
    private readonly Option<long> _steps = CommandParts.Number("--backoff-steps", "Number of different waits", @default: 10, min: 1, "STEPS");
    private readonly Option<TimeSpan?> _min = CommandParts.Duration("--backoff-min", "The first wait (default 1m)");
    private readonly Option<TimeSpan?> _max = CommandParts.Duration("--backoff-max", "The last wait (default 20m)");

    public BackoffFlags(Command command)
    {
        _mode.AcceptOnlyFromAmong("linear", "none");
        command.Add(_mode);
        command.Add(_steps);
        command.Add(_min);
        command.Add(_max);
    }

    public bool IsGiven(CommandContext context) => context.IsGiven(_mode);

    public void ApplyTo(CommandContext context, ConsumerConfig config)
    {
        if (context.Get(_mode) is not { } mode)
        {
            return;
        }

        config.BackoffNs = mode == "none" ? null : Linear(context.Get(_min) ?? MinDefault, context.Get(_max) ?? MaxDefault, (int)context.Get(_steps));
        if (config.BackoffNs is { Count: var steps })
        {
            // The API wants more deliveries than waits, unless they are without bound.
            config.MaxDeliver = config.MaxDeliver > 0 && config.MaxDeliver <= steps ? steps + 1 : config.MaxDeliver;
            config.AckWaitNs = 0;
        }
    }

    private static IReadOnlyList<long> Linear(TimeSpan min, TimeSpan max, int steps)
    {
        if (max < min || steps < 1)
        {
            throw new CliException("--backoff-max must not be below --backoff-min");
        }

        TimeSpan step = steps == 1 ? TimeSpan.Zero : (max - min) / (steps - 1);
        return [.. Enumerable.Range(0, steps).Select(i => TimeText.ToNanoseconds(min + step * i))];
    }
}

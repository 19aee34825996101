using Gust.Cli.Commands;
using Gust.Cli.Output;

namespace Gust.Cli.Admin.Top;

/// <summary>Looks at the server again and again, and shows what it sees.</summary>
internal sealed class TopRun(CommandContext context, ITopSource source, TopSettings settings, long limit, TimeSpan delay)
{
    private const int BatchColumns = 200;
    private TopSample? _before;
    private TopSample? _now;

    /// <summary>Over the whole terminal, until a key ends it, or after some looks; 0: no end.</summary>
    public async Task LiveAsync(long count)
    {
        KeyPresses keys = new(context.Host);
        await LookAsync();
        using var screen = new LiveScreen(context.Host, context.Out);
        for (long looks = 1; !settings.IsOver;)
        {
            Draw(screen);
            TimeSpan left = delay - Time.GetElapsedTime(_now!.Taken);
            if (left > TimeSpan.Zero)
            {
                await keys.WaitAsync(left, Time, context.Cancel);
            }

            if (!TakeKeys(keys) && Time.GetElapsedTime(_now.Taken) < delay)
            {
                continue; // a key that asks for no new figures is shown at once
            }

            if (settings.IsOver || (count > 0 && looks >= count))
            {
                break;
            }

            await LookAsync();
            looks++;
        }
    }

    /// <summary>One look after the other, each with what happened in the delay before it.</summary>
    public async Task BatchAsync(long count, StandardOutput output)
    {
        await LookAsync();
        for (long i = 0; i < count; i++)
        {
            await Task.Delay(delay, Time, context.Cancel);
            await LookAsync();
            output.Text(string.Concat(TopView.Lines(Figures(), settings, BatchColumns, rows: 0).Select(line => line + "\n")) + "\n");
            output.Flush();
        }
    }

    private TimeProvider Time => context.Host.TimeProvider;

    private async Task LookAsync()
    {
        TopSample now = await source.TakeAsync(settings.Sort.Key, limit);
        (_before, _now) = (_now, now);
    }

    private TopFigures Figures() => new(_now!, _before, _before is null ? TimeSpan.Zero : Time.GetElapsedTime(_before.Taken, _now!.Taken));

    private void Draw(LiveScreen screen)
    {
        (int columns, int rows) = context.Host.TerminalSize();
        screen.Draw(TopView.Lines(Figures(), settings, columns, rows));
    }

    /// <returns>Whether one of the keys asks for new figures.</returns>
    private bool TakeKeys(KeyPresses keys)
    {
        bool isStale = false;
        while (keys.TryTake(out ConsoleKeyInfo key))
        {
            isStale |= settings.Press(key);
        }

        return isStale || settings.IsOver;
    }
}

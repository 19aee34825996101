using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.JetStream;

/// <summary>Figures that are taken again and again: a row of bars for each on a terminal, a line for each time elsewhere.</summary>
/// <param name="context">Of the command.</param>
/// <param name="title">Above the rows.</param>
/// <param name="labels">Of the figures.</param>
internal sealed class ActivityGraph(CommandContext context, string title, params string[] labels)
{
    private const int RoomForText = 4;
    private readonly List<double>[] _series = [.. labels.Select(_ => new List<double>())];
    private bool _isDrawn;

    /// <param name="interval">Between two takes.</param>
    /// <param name="count">Takes; 0 for no end.</param>
    /// <param name="take">Gives the figures, in the order of the labels; first with no time passed.</param>
    public async Task RunAsync(TimeSpan interval, long count, Func<TimeSpan, Task<double[]>> take)
    {
        TimeProvider time = context.Host.TimeProvider;
        await take(TimeSpan.Zero);
        long last = time.GetTimestamp();
        for (long i = 0; count == 0 || i < count; i++)
        {
            await Task.Delay(interval, time, context.Cancel);
            long now = time.GetTimestamp();
            double[] figures = await take(time.GetElapsedTime(last, now));
            last = now;
            Draw(figures);
        }
    }

    private void Draw(double[] figures)
    {
        if (!context.Host.OutIsTerminal)
        {
            context.Out.Line(string.Join("  ", labels.Select((label, i) => $"{label}: {CountText.Format((long)figures[i])}")));
            context.Out.Flush();
            return;
        }

        int width = Math.Max(1, context.Host.TerminalColumns - RoomForText);
        if (_isDrawn)
        {
            context.Out.Text($"\e[{2 + labels.Length * 3}A"); // over what was drawn before
        }

        _isDrawn = true;
        context.Out.Text($"{title}\n\n");
        for (int i = 0; i < labels.Length; i++)
        {
            _series[i].Add(figures[i]);
            if (_series[i].Count > width)
            {
                _series[i].RemoveAt(0);
            }

            context.Out.Text($"\e[2K  {labels[i]}: {CountText.Format((long)figures[i])}\n\e[2K  {Sparkline.Render(_series[i], width)}\n\n");
        }

        context.Out.Flush();
    }
}

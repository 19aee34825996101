using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Gust.Cli.Bench;

/// <summary>Messages per second so far.</summary>
internal sealed class RateColumn : ProgressColumn
{
    /// <summary>Where the bar's state holds the rate.</summary>
    public const string Key = "rate";

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Spectre.Console.Text(string.Create(CultureInfo.InvariantCulture, $"{task.State.Get<double>(Key):N0} msgs/sec"));
}

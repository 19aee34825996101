using System.Globalization;
using Gust.Cli.Text;

namespace Gust.Cli.Commands;

/// <summary>What <c>pub</c> says of its messages: a line each when they are few, a sum when they are many.</summary>
internal sealed class PubProgress(CommandContext context, bool quiet, bool lineEach)
{
    private long _bytes;

    public long Messages { get; private set; }

    public void Add(string subject, int bytes)
    {
        Messages++;
        _bytes += bytes;
        if (lineEach && !quiet)
        {
            context.Log.Line(string.Create(CultureInfo.InvariantCulture, $"Published {bytes} bytes to {Quoted.Text(subject)}"));
        }
    }

    public void Summarize()
    {
        if (!lineEach && !quiet)
        {
            context.Log.Line(string.Create(CultureInfo.InvariantCulture, $"Published {Messages:N0} messages, {_bytes:N0} bytes"));
        }
    }
}

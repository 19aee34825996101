using System.Text;

namespace Gust.Server.Logging;

/// <summary>The text alone, for a log that adds process, time and level itself.</summary>
internal sealed class BareLayout : ILogLayout
{
    public byte[] Format(in LogRecord record) => Encoding.UTF8.GetBytes(TextLayout.Body(record) + "\n");
}

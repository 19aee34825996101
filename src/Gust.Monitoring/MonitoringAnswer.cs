using System.Text;

namespace Gust.Monitoring;

/// <summary>What goes back to a visitor of the monitoring port.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Body">All of it.</param>
internal sealed record MonitoringAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public const string Json = "application/json";

    private const string PlainText = "text/plain; charset=utf-8";

    public static MonitoringAnswer Text(int status, string text) => new(status, PlainText, Encoding.UTF8.GetBytes(text));

    public static MonitoringAnswer Refuse(MonitoringRefusal refusal) => Text(refusal.Status, refusal.Message);
}

using System.Text;

namespace Gust.Web.Console.Requests;

/// <summary>A message that the page wants sent.</summary>
/// <param name="Account">In which it is published.</param>
/// <param name="Subject">Literal subject.</param>
/// <param name="Headers">Pairs of name and value.</param>
/// <param name="Data">The payload as text.</param>
/// <param name="TimeoutMs">How long replies are waited for.</param>
/// <param name="Max">Replies at most.</param>
internal sealed record OutgoingMessage(string Account, string Subject, string[][]? Headers, string? Data, int TimeoutMs = 2000, int Max = 1)
{
    private const string Head = "NATS/1.0\r\n";

    public byte[] Payload => Encoding.UTF8.GetBytes(Data ?? "");

    /// <summary>A whole header block; empty without headers.</summary>
    /// <exception cref="ConsoleRefusal">A header cannot be written.</exception>
    public byte[] HeaderBlock()
    {
        if (Headers is not { Length: > 0 })
        {
            return [];
        }

        StringBuilder block = new(Head);
        foreach (string[] header in Headers)
        {
            if (header is not [{ Length: > 0 } name, { } value] || name.AsSpan().ContainsAny(":\r\n ") || value.AsSpan().ContainsAny("\r\n"))
            {
                throw new ConsoleRefusal(400, "A header needs a name without blanks and colons, and a value of one line.");
            }

            block.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(block.Append("\r\n").ToString());
    }
}

using System.Globalization;

namespace Gust.JetStream.Tests.Api;

/// <summary>A message as a client got it.</summary>
internal sealed record ApiMessage(string Subject, string Headers, string Payload)
{
    /// <summary>What the first line says behind the version.</summary>
    public string Status => Headers.Length == 0 ? "" : Headers[..Headers.IndexOf('\r')]["NATS/1.0".Length..].Trim();

    /// <summary>The value of a header; empty when it is missing.</summary>
    public string Header(string name) =>
        Headers.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..] ?? "";

    public static List<ApiMessage> Parse(string text)
    {
        List<ApiMessage> messages = [];
        while (text.Length > 0)
        {
            int end = text.IndexOf("\r\n", StringComparison.Ordinal);
            string[] words = text[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            text = text[(end + 2)..];
            if (words[0] is not ("MSG" or "HMSG"))
            {
                continue;
            }

            int size = int.Parse(words[^1], CultureInfo.InvariantCulture);
            int headers = words[0] == "HMSG" ? int.Parse(words[^2], CultureInfo.InvariantCulture) : 0;
            messages.Add(new ApiMessage(words[1], text[..headers], text[headers..size]));
            text = text[(size + 2)..];
        }

        return messages;
    }
}

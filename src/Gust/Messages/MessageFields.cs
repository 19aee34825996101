using System.Globalization;
using Gust.Client;

namespace Gust.Cli.Messages;

/// <summary>Header fields as users see them: the status line counts as the fields Status and Description.</summary>
internal static class MessageFields
{
    public static IEnumerable<KeyValuePair<string, string>> Of(Message message)
    {
        if (message.Status > 0)
        {
            yield return new("Status", message.Status.ToString(CultureInfo.InvariantCulture));
        }

        if (message.StatusDescription is not null)
        {
            yield return new("Description", message.StatusDescription);
        }

        foreach (KeyValuePair<string, string> field in message.Headers ?? [])
        {
            yield return field;
        }
    }
}

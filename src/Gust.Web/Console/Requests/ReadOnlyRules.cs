using System.Text;
using Gust.Subjects;

namespace Gust.Web.Console.Requests;

/// <summary>The requests that change nothing: all that a read-only console may send.</summary>
internal static class ReadOnlyRules
{
    private static readonly byte[][] s_allowed =
    [
        .. new[]
        {
            "$JS.API.INFO",
            "$JS.API.STREAM.NAMES",
            "$JS.API.STREAM.LIST",
            "$JS.API.STREAM.INFO.*",
            "$JS.API.STREAM.MSG.GET.*",
            "$JS.API.DIRECT.GET.*",
            "$JS.API.DIRECT.GET.*.>",
            "$JS.API.CONSUMER.NAMES.*",
            "$JS.API.CONSUMER.LIST.*",
            "$JS.API.CONSUMER.INFO.*.*",
        }.Select(Encoding.ASCII.GetBytes),
    ];

    public static bool Allow(string subject)
    {
        byte[] asked = Encoding.UTF8.GetBytes(subject);
        return SubjectRules.IsValidLiteral(asked) && s_allowed.Any(allowed => SubjectRules.Matches(asked, allowed));
    }
}

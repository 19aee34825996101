namespace Gust.Web.Console.Tails;

/// <summary>How much one visitor gets at a time: more than anybody can read.</summary>
internal static class TailLimits
{
    public const int MessagesMax = 100;

    /// <summary>Of a message's headers and payload each. The whole message is read when it is chosen, if it lies in a stream.</summary>
    public const int MessageBytesMax = 4 * 1024;
}

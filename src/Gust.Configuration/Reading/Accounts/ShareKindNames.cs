namespace Gust.Configuration.Reading.Accounts;

/// <summary>The words of messages for what accounts share.</summary>
internal static class ShareKindNames
{
    public static string InWords(this ShareKind kind) => kind == ShareKind.Stream ? "stream" : "service";
}

namespace Gust.Configuration.Reading;

/// <summary>Accounts that every server has.</summary>
internal static class AccountNames
{
    public const string Global = "$G";

    /// <summary>The system account, unless another one is named.</summary>
    public const string System = "$SYS";
}

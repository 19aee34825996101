namespace Gust.Core.Sharing;

/// <summary>How much a service in another account learns of who asks.</summary>
internal enum RequestInfoKind
{
    /// <summary>The account.</summary>
    Account,

    /// <summary>The account and the server it is connected to.</summary>
    Server,

    /// <summary>Everything the server knows of the client.</summary>
    Client,
}

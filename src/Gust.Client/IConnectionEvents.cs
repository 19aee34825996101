namespace Gust.Client;

/// <summary>What the reading loop meets. Called on the reading thread, one call at a time.</summary>
internal interface IConnectionEvents
{
    /// <summary>Pending while the receiver is full; reading waits for it.</summary>
    ValueTask OnMessageAsync(in MessageView message);

    void OnPing();

    void OnPong();

    void OnInfo(ServerInfo info);

    void OnServerError(string text);
}

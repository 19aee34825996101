namespace Gust.Client;

/// <summary>Told of what happens to a connection. Called on the client's threads; must not block.</summary>
internal interface IClientObserver
{
    /// <summary>The connection is lost; the client tries to reconnect unless it was told not to.</summary>
    void OnDisconnected(ServerAddress address, Exception reason)
    {
    }

    void OnReconnected(ServerAddress address)
    {
    }

    /// <summary>The server sent -ERR, such as a permissions violation; the connection may live on.</summary>
    void OnServerError(string text)
    {
    }

    /// <summary>The server will close this connection soon.</summary>
    void OnLameDuck(ServerAddress address)
    {
    }
}

using Gust.Security.Definitions;
using Shared = Gust.Security.Definitions.ShareKind;

namespace Gust.Server.Security;

/// <summary>The kinds that options name, as the kernel has them. The two sets may grow apart: options are for users, the kernel is for its rules.</summary>
internal static class KindMapping
{
    private static readonly (ConnectionTypes Option, ConnectionKinds Kind)[] s_connections =
    [
        (ConnectionTypes.Standard, ConnectionKinds.Standard),
        (ConnectionTypes.WebSocket, ConnectionKinds.WebSocket),
        (ConnectionTypes.LeafNode, ConnectionKinds.LeafNode),
        (ConnectionTypes.LeafNodeWebSocket, ConnectionKinds.LeafNodeWebSocket),
        (ConnectionTypes.Mqtt, ConnectionKinds.Mqtt),
        (ConnectionTypes.MqttWebSocket, ConnectionKinds.MqttWebSocket),
        (ConnectionTypes.InProcess, ConnectionKinds.InProcess),
    ];

    public static ConnectionKinds Of(ConnectionTypes types) => s_connections
        .Where(pair => types.HasFlag(pair.Option))
        .Aggregate(ConnectionKinds.None, (kinds, pair) => kinds | pair.Kind);

    public static Shared Of(ShareKind kind) => kind switch
    {
        ShareKind.Stream => Shared.Stream,
        ShareKind.Service => Shared.Service,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of export or import"),
    };

    public static ResponseKind Of(ServiceResponseKind kind) => kind switch
    {
        ServiceResponseKind.Singleton => ResponseKind.Singleton,
        ServiceResponseKind.Stream => ResponseKind.Stream,
        ServiceResponseKind.Chunked => ResponseKind.Chunked,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of response"),
    };
}

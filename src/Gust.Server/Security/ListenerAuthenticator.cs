using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Server.Security;

/// <summary>Asks the authenticator that goes with the kind of connection: a WebSocket listener may have rules of its own.</summary>
/// <param name="standard">For all others.</param>
/// <param name="webSocket">For WebSocket clients; may be the same.</param>
/// <param name="webSocketTimeout">Time a WebSocket client has to show its credentials; null: as all others.</param>
internal sealed class ListenerAuthenticator(IAuthenticator standard, IAuthenticator webSocket, TimeSpan? webSocketTimeout) : IAuthenticator
{
    public bool NeedsNonce => standard.NeedsNonce || webSocket.NeedsNonce;

    public bool AsksForCredentials(ConnectionKinds type) => For(type).AsksForCredentials(type);

    public TimeSpan TimeoutFor(ConnectionKinds type) =>
        type == ConnectionKinds.WebSocket && webSocketTimeout is { } own ? own : For(type).TimeoutFor(type);

    public Admission? Anonymous(ConnectionKinds type) => For(type).Anonymous(type);

    public Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later) => For(request.Type).Authenticate(request, later);

    private IAuthenticator For(ConnectionKinds type) => type == ConnectionKinds.WebSocket ? webSocket : standard;
}

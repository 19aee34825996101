using Gust.Security.Access;
using Gust.Server.Security;

namespace Gust.Server.Tests.Security;

public sealed class PasswordlessUserTests
{
    /// <summary>nats-server 2.15.1 refuses such users by name on every listener once one of them maps certificates.</summary>
    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void A_user_that_a_certificate_names_gets_in_by_no_other_door(bool clientsMap, bool webSocketMaps, bool needed)
    {
        var options = new GustServerOptions
        {
            Tls = new TlsOptions { VerifyAndMap = clientsMap },
            WebSocket = new WebSocketOptions { Tls = new TlsOptions { VerifyAndMap = webSocketMaps } },
        };
        AccessPolicy standard = AccessMapping.Policy(options);
        Assert.Equal(needed, standard.PasswordlessNeedCertificate);
        Assert.Equal(needed, AccessMapping.WebSocketPolicy(options.WebSocket, standard).PasswordlessNeedCertificate);
    }
}

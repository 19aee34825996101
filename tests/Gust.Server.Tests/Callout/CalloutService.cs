using System.Diagnostics;
using System.Text;
using Gust.Foundation;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;
using Gust.Testing;

namespace Gust.Server.Tests.Callout;

/// <summary>A service that lets everybody in, into the account and with the name it was made with.</summary>
internal sealed class CalloutService : IDisposable
{
    private readonly RawConnection _connection;
    private readonly NKeyPair _issuer;

    private CalloutService(RawConnection connection, NKeyPair issuer)
    {
        _connection = connection;
        _issuer = issuer;
    }

    public string Account { get; set; } = "APP";

    public static async Task<CalloutService> OpenAsync(GustServer server, NKeyPair issuer, string credentials)
    {
        RawConnection connection = await RawConnection.OpenAsync(server.ClientEndPoint!);
        await connection.SendAsync($"CONNECT {{\"verbose\":false,{credentials}}}\r\nSUB $SYS.REQ.USER.AUTH 1\r\nPING\r\n");
        await connection.ReadUntilAsync("PONG");
        return new CalloutService(connection, issuer);
    }

    /// <summary>The next request; the client waits.</summary>
    public async Task<(string Reply, AuthorizationRequestClaims Request)> TakeAsync()
    {
        WireFrame message = (await _connection.ReadUntilAsync("MSG"))[^1];
        Assert.True(JwtToken.TryDecode(Encoding.ASCII.GetString(message.Payload!), out AuthorizationRequestClaims? request, out string? error), error);
        return (message.Line.Split(' ')[3], request);
    }

    /// <summary>Lets the next client in.</summary>
    public async Task AnswerAsync()
    {
        (string reply, AuthorizationRequestClaims request) = await TakeAsync();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        UserClaims user = new() { Subject = request.Request.UserNkey, Name = "made", Audience = Account };
        AuthorizationResponseClaims answer = new()
        {
            Subject = request.Request.UserNkey,
            Audience = request.Request.Server.Id,
            Response = new AuthorizationResponseBody { Jwt = JwtEncoder.Encode(user, _issuer, now) },
        };
        string token = JwtEncoder.Encode(answer, _issuer, now);
        await _connection.SendAsync($"PUB {reply} {token.Length}\r\n{token}\r\n");
    }

    /// <summary>Waits until something is so, in round trips.</summary>
    public async Task EventuallyAsync(Func<bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < RawConnection.DefaultTimeout, "it never came to be so");
            await _connection.SendAsync("PING\r\n");
            await _connection.ReadUntilAsync("PONG");
        }
    }

    public void Dispose() => _connection.Dispose();
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Console.SignIn;

/// <summary>Who is signed in, by the cookie that proves it. Only digests of cookies are kept.</summary>
/// <remarks>Thread-safe. A reload of the configuration ends all sessions: what was shown may not hold any more.</remarks>
internal sealed class ConsoleSessions(GustServer server)
{
    private const int SessionsMax = 1000;
    private const int KeyBytes = 32;
    private static readonly TimeSpan s_idleMax = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, ConsoleSession> _byDigest = new(StringComparer.Ordinal);

    private DateTimeOffset Now => server.Broker.Time.GetUtcNow();

    /// <summary>Begins a session and gives the browser its cookie.</summary>
    public ConsoleSession Begin(HttpContext context, string user)
    {
        MakeRoom();
        byte[] key = new byte[KeyBytes];
        server.Broker.Random.Fill(key);
        string cookie = Convert.ToHexString(key);
        ConsoleSession session = new(user, server.Broker.PolicyVersion, Now + s_idleMax);
        _byDigest[Digest(cookie)] = session;
        context.Response.Cookies.Append(NameFor(context), cookie, Options(context));
        return session;
    }

    /// <summary>Whose request it is; null: nobody's who is signed in.</summary>
    public ConsoleSession? Find(HttpContext context)
    {
        if (context.Request.Cookies[NameFor(context)] is not { Length: KeyBytes * 2 } cookie
            || !_byDigest.TryGetValue(Digest(cookie), out ConsoleSession? session)
            || session.Until < Now
            || session.PolicyVersion != server.Broker.PolicyVersion)
        {
            return null;
        }

        ConsoleSession used = session with { Until = Now + s_idleMax };
        return _byDigest.TryUpdate(Digest(cookie), used, session) ? used : session;
    }

    public void End(HttpContext context)
    {
        if (context.Request.Cookies[NameFor(context)] is { } cookie)
        {
            _byDigest.TryRemove(Digest(cookie), out _);
        }

        context.Response.Cookies.Delete(NameFor(context), Options(context));
    }

    /// <summary>Cookies do not know of ports: each of several servers of a machine has a name of its own.</summary>
    private static string NameFor(HttpContext context) => $"gust_console_{context.Connection.LocalPort}";

    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
        Path = null, // the browser takes the path of the API as it sees it, whatever a proxy puts before it
        IsEssential = true,
    };

    private static string Digest(string cookie) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(cookie)));

    private void MakeRoom()
    {
        if (_byDigest.Count < SessionsMax)
        {
            return;
        }

        foreach (string digest in _byDigest.OrderBy(pair => pair.Value.Until).Take(SessionsMax / 10).Select(pair => pair.Key).ToList())
        {
            _byDigest.TryRemove(digest, out _);
        }
    }
}

using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Gust.Testing;
using Gust.Testing.Ocsp;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>Who is let in by the word of the certificates' authority, and what the system account and <c>/varz</c> tell of it.</summary>
public sealed class OcspPeerTests : IAsyncLifetime
{
    private static readonly string[] s_words =
        ["good", "revoked", "unknown", "expired", "early", "endless and old", "delegated", "not delegated", "tampered", "try later", "error", "garbage"];

    private readonly TestAuthority _authority = new();
    private readonly TestResponder _responder;
    private readonly TestCertificate _system;
    private ServerPair _pair = null!;

    public OcspPeerTests()
    {
        _responder = new TestResponder(_authority);
        _system = _authority.Issue("CN=system", usage: TestAuthority.ClientUsage);
    }

    public async ValueTask InitializeAsync()
    {
        TestCertificate server = _authority.Issue("CN=server");
        string configuration = $$"""
            tls {
                cert_file: "{{server.CertFile}}", key_file: "{{server.KeyFile}}", ca_file: "{{_authority.CaFile}}", verify: true, timeout: "30s"
                ocsp_peer: { verify: true, ca_timeout: "20s", cache_ttl_when_next_update_unset: "30m" }
            }
            ocsp_cache: { type: local, local_store: "{{_authority.Directory}}/answers" }
            accounts { SYS { users: [{ user: sys, password: pw }] }, APP { users: [{ user: app, password: pw }] } }
            system_account: SYS
            no_auth_user: app
            """;
        _pair = await ServerPair.StartAsync(configuration, _ => Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        await _pair.DisposeAsync();
        _responder.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task Both_servers_decide_and_tell_alike()
    {
        foreach (string word in s_words)
        {
            Instruct(word);
            X509Certificate2 client = Issue(); // nobody knows it yet
            (bool isIn, List<string> events) = await PlayAsync(_pair.Reference, client);
            (bool isInHere, List<string> eventsHere) = await PlayAsync(_pair.Gust, client);
            Assert.Equal($"{word}: {isIn}\n{string.Join('\n', events)}", $"{word}: {isInHere}\n{string.Join('\n', eventsHere)}");
            Assert.Equal(word is "good" or "delegated", isInHere);
        }
    }

    [Fact]
    public async Task Varz_tells_of_it_alike()
    {
        X509Certificate2 client = Issue();
        foreach (MonitoredProcess server in (MonitoredProcess[])[_pair.Reference, _pair.Gust])
        {
            Assert.True((await PlayAsync(server, client)).IsIn);
            Assert.True((await PlayAsync(server, client)).IsIn);
        }

        Assert.Equal(Shown(await _pair.Reference.GetAsync("/varz")), Shown(await _pair.Gust.GetAsync("/varz")));
        Assert.Contains("\"cache_hits\":1", Shown(await _pair.Gust.GetAsync("/varz")), StringComparison.Ordinal);
    }

    private X509Certificate2 Issue() =>
        _authority.Issue("O=Lab, UID=u1, C=DE, OU=\"a, b\", DC=acme, OU=c, CN=client, SERIALNUMBER=7, STREET=s 1, T=t, L=Berlin, S=B", usage: TestAuthority.ClientUsage, extensions: _responder.Extension).Certificate;

    private void Instruct(string word)
    {
        _responder.Body = word == "garbage" ? "garbage"u8.ToArray() : null;
        _responder.HttpStatus = word == "error" ? 500 : 200;
        _responder.Word = word switch
        {
            "revoked" => new OcspWord { Status = OcspStatus.Revoked },
            "unknown" => new OcspWord { Status = OcspStatus.Unknown },
            "expired" => new OcspWord { ThisUpdate = TimeSpan.FromHours(-1), NextUpdate = TimeSpan.FromMinutes(-5) },
            "early" => new OcspWord { ThisUpdate = TimeSpan.FromMinutes(5) },
            "endless and old" => new OcspWord { ThisUpdate = TimeSpan.FromHours(-1), NextUpdate = null },
            "not delegated" => new OcspWord { Signer = _authority.Issue("CN=someone").Certificate },
            "delegated" => new OcspWord { Signer = _authority.Issue("CN=responder", usage: OcspWord.SigningUsage).Certificate },
            "tampered" => new OcspWord { IsTampered = true },
            "try later" => new OcspWord { ResponseStatus = 3 },
            _ => new OcspWord(),
        };
    }

    /// <summary>Connects a client. Whoever is not let in is told of before the next event that comes, so that events need no waiting for.</summary>
    private async Task<(bool IsIn, List<string> Events)> PlayAsync(MonitoredProcess server, X509Certificate2 certificate)
    {
        using Client system = await Client.ConnectSecurelyAsync(server, """ "user":"sys","pass":"pw" """, _system.Certificate);
        await system.DoAsync("SUB $SYS.SERVER.*.OCSP.PEER.> 1\r\n");
        bool isIn = await IsLetInAsync(server, certificate);
        List<string> events = [];
        for (int i = 0; i < 2 && !isIn; i++)
        {
            events.Add(Masked(await system.ReceiveAsync()));
        }

        return (isIn, events);
    }

    private static async Task<bool> IsLetInAsync(MonitoredProcess server, X509Certificate2 certificate)
    {
        try
        {
            using Client client = await Client.ConnectSecurelyAsync(server, "", certificate);
            return (await client.DoAsync("")).Any(frame => frame.Line == "PONG");
        }
        catch (Exception e) when (e is IOException or AuthenticationException)
        {
            return false;
        }
    }

    /// <summary>An event without what is the moment's or the server's own; the order of its members stays.</summary>
    private static string Masked(WireFrame frame)
    {
        JsonObject root = JsonNode.Parse(frame.Payload!)!.AsObject();
        root["id"] = root["id"]!.GetValue<string>().Length;
        Assert.True(DateTimeOffset.TryParse(root["timestamp"]!.GetValue<string>(), out _));
        root["timestamp"] = "(time)";
        root["server"] = string.Join(',', root["server"]!.AsObject().Select(member => member.Key));
        string subject = frame.Line.Split(' ')[1];
        return $"{string.Join('.', subject.Split('.').Where(token => token.Length < 50))} {root.ToJsonString()}";
    }

    private static string Shown(HttpAnswer varz)
    {
        JsonObject root = JsonNode.Parse(Encoding.UTF8.GetBytes(varz.Body))!.AsObject();
        return $"{root["tls_ocsp_peer_verify"]?.ToJsonString()} {root["ocsp_peer_cache"]?.ToJsonString()}";
    }
}

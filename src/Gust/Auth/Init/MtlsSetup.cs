using Gust.Cli.Contexts;

namespace Gust.Cli.Auth.Init;

/// <summary>Certificates in both directions, from an authority made for it: a client's certificate says which user it is.</summary>
internal static class MtlsSetup
{
    public static string Write(InitSettings settings, SetupFiles files)
    {
        using DevelopmentAuthority authority = new(settings.Now);
        string ca = files.Write("ca.pem", authority.CertificatePem, "the certificate authority, for clients and servers to trust");
        files.Write("ca.key", authority.KeyPem, "its key: who has it can make users; keep it away from the server");
        (string certificate, string key) = authority.IssueServer(settings.Hosts);
        files.Write("server.pem", certificate, "the server's certificate");
        files.Write("server.key", key, "its key");
        files.Write(SetupFiles.ServerConfiguration, Configuration(settings, files), "the server's configuration");
        foreach (AppUser user in settings.Users)
        {
            (certificate, key) = authority.IssueClient(user.Name);
            files.WriteContext(user.Name, new NatsContext
            {
                Url = settings.Url("tls"),
                InboxPrefix = user.ContextInboxPrefix,
                Ca = ca,
                Cert = files.Write(user.Name + ".pem", certificate, $"{user.Name}'s certificate"),
                Key = files.Write(user.Name + ".key", key, "its key"),
            });
        }

        return $"pub {settings.Users[0].SampleSubject()} hello --context {files.PathOf(settings.Users[0].Name + ".json")}";
    }

    private static string Configuration(InitSettings settings, SetupFiles files) =>
        ServerText.Head(settings, "mtls", "Clients show certificates; the name in it is the user.") + $$"""
            tls {
              cert_file: {{ConfText.Quote(files.PathOf("server.pem"))}}
              key_file: {{ConfText.Quote(files.PathOf("server.key"))}}
              ca_file: {{ConfText.Quote(files.PathOf("ca.pem"))}}   # who signed the clients' certificates
              verify_and_map: true   # no certificate, no connection; its subject is looked up among the users
              timeout: 5
            }

            # A certificate of another subject is refused, though the same authority signed it.

            """ + ServerText.Users(settings.Users, user => $"      user: {ConfText.Quote(DevelopmentAuthority.SubjectOf(user.Name))}\n");
}

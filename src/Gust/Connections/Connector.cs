using Gust.Cli.Output;
using Gust.Client;

namespace Gust.Cli.Connections;

/// <summary>Opens the client that a command works with.</summary>
internal sealed class Connector(CliHost host, Log log)
{
    private static readonly string Version = typeof(Connector).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public ConnectionLog Events { get; } = new(log);

    /// <summary>Connects, or throws a <see cref="CliException"/> that says what to do.</summary>
    public async Task<NatsClient> OpenAsync(ConnectionSettings settings, CancellationToken cancel, bool reconnect = true)
    {
        RequireSupported(settings);
        NatsClientOptions options = Options(settings, reconnect);
        if (settings.Trace)
        {
            log.Line($">>> Connecting to {string.Join(", ", options.Urls.Select(ServerAddress.WithoutUserInfo))}");
        }

        try
        {
            NatsClient client = await NatsClient.ConnectAsync(options, cancel);
            if (settings.Trace && client.Server is { } server)
            {
                log.Line($"<<< Connected to {client.ConnectedTo?.Display}: server {server.ServerName}, version {server.Version}, client id {server.ClientId}");
            }

            return client;
        }
        catch (ConnectException e)
        {
            throw new CliException(e.Message + Advice(e, settings));
        }
    }

    private NatsClientOptions Options(ConnectionSettings settings, bool reconnect) => new()
    {
        Urls = [settings.Servers ?? ServerAddress.DefaultUrl],
        User = settings.User,
        Password = settings.Password,
        Token = settings.Token,
        Identity = Identity(settings),
        Name = settings.ConnectionName ?? $"{host.Name} CLI Version {Version}",
        InboxPrefix = settings.InboxPrefix ?? "_INBOX",
        ConnectTimeout = settings.Timeout,
        RequestTimeout = settings.Timeout,
        ReconnectAttemptsMax = reconnect ? -1 : 0,
        TimeProvider = host.TimeProvider,
        Observer = reconnect ? Events : null,
        Tls = new TlsSettings
        {
            CertificateFile = Existing("--tlscert", settings.TlsCertificate),
            KeyFile = Existing("--tlskey", settings.TlsKey),
            AuthorityFile = Existing("--tlsca", settings.TlsAuthority),
            ServerName = settings.TlsServerName,
            HandshakeFirst = settings.TlsFirst,
        },
    };

    /// <summary>A user name wins over credentials, credentials over a key: the order of the NATS tools.</summary>
    private ClientIdentity? Identity(ConnectionSettings settings)
    {
        if (settings.User is not null)
        {
            return null;
        }

        if (settings.Creds is not null)
        {
            return ClientIdentity.FromCredentials(Existing("--creds", Expanded(settings.Creds))!);
        }

        string? seed = Existing("--nkey", Expanded(settings.Nkey));
        return settings.UserJwt is { } jwt ? ClientIdentity.FromJwt(jwt, seed) : seed is null ? null : ClientIdentity.FromSeed(seed);
    }

    /// <summary><c>~/</c> in a context is the user's home.</summary>
    private string? Expanded(string? file) =>
        file is ['~', '/', .. var rest] && host.Environment("HOME") is { Length: > 0 } home ? Path.Combine(home, rest) : file;

    private static string? Existing(string option, string? file) =>
        file is null || File.Exists(file) ? file : throw new CliException($"{option}: the file {file} does not exist");

    private static void RequireSupported(ConnectionSettings settings)
    {
        if (settings.SocksProxy is not null)
        {
            throw new CliException("--socks-proxy is not supported yet; connect to the server directly");
        }

        if (settings.TlsCertificate is not null != settings.TlsKey is not null)
        {
            throw new CliException("--tlscert and --tlskey belong together; give both");
        }
    }

    private string Advice(ConnectException e, ConnectionSettings settings) => e.InnerException switch
    {
        _ when e.IsRefused => $"; is a server running? try: {host.Name} server",
        ServerErrorException { IsAuthorization: true } => "; check --user, --password, --token, --creds, --nkey or the context",
        UntrustedServerException { IsUnknownAuthority: true } => settings.TlsAuthority is { } file ? $"; {file} (--tlsca) is another one" : "; --tlsca FILE names the authority to trust",
        _ => "",
    };
}

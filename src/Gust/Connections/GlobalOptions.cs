using System.CommandLine;
using Gust.Cli.Commands;

namespace Gust.Cli.Connections;

/// <summary>The options every command takes, before or behind its name, with the environment variables that stand in for them.</summary>
internal sealed class GlobalOptions
{
    public Option<string> Server { get; } = Text("--server", "URL", "NATS server urls, separated by commas [$NATS_URL]", "-s");

    public Option<string> User { get; } = Text("--user", "USER", "Username or token [$NATS_USER]");

    public Option<string> Password { get; } = Text("--password", "PASSWORD", "Password [$NATS_PASSWORD]");

    public Option<string> Token { get; } = Text("--token", "TOKEN", "Token [$NATS_TOKEN]");

    public Option<string> Creds { get; } = Text("--creds", "FILE", "User credentials [$NATS_CREDS]");

    public Option<string> Nkey { get; } = Text("--nkey", "FILE", "User nkey [$NATS_NKEY]");

    public Option<string> TlsCert { get; } = Text("--tlscert", "FILE", "TLS client certificate, PEM [$NATS_CERT]");

    public Option<string> TlsKey { get; } = Text("--tlskey", "FILE", "TLS private key, PEM [$NATS_KEY]");

    public Option<string> TlsCa { get; } = Text("--tlsca", "FILE", "TLS certificate authorities, PEM [$NATS_CA]");

    public Option<bool> TlsFirst { get; } = CommandParts.Flag("--tlsfirst", "Start TLS before the server's greeting");

    public Option<TimeSpan?> Timeout { get; } = CommandParts.Duration("--timeout", "Time to wait for the server and for answers [$NATS_TIMEOUT] (default 5s)");

    public Option<string> SocksProxy { get; } = Text("--socks-proxy", "PROXY", "SOCKS5 proxy [$NATS_SOCKS_PROXY]");

    public Option<string> Context { get; } = Text("--context", "NAME", "Context to use, by name or file [$NATS_CONTEXT]");

    public Option<bool> NoContext { get; } = CommandParts.Flag("--no-context", "Ignore the selected context");

    public Option<string> ConnectionName { get; } = Text("--connection-name", "NAME", "Name of the connection in the server's reports");

    public Option<string> InboxPrefix { get; } = Text("--inbox-prefix", "PREFIX", "Prefix of the subjects for replies");

    public Option<string> JetStreamDomain { get; } = Text("--js-domain", "DOMAIN", "JetStream domain to work with", "--domain");

    public Option<string> JetStreamApiPrefix { get; } = Text("--js-api-prefix", "PREFIX", "Prefix of the JetStream API, instead of $JS.API");

    public Option<string> JetStreamEventPrefix { get; } = Text("--js-event-prefix", "PREFIX", "Prefix of JetStream events, instead of $JS.EVENT");

    public Option<string> Colours { get; } = Text("--colors", "SCHEME", "Colour scheme of tables [$NATS_COLOR]", "--color");

    public Option<bool> Trace { get; } = CommandParts.Flag("--trace", "Tell what happens on the connection");

    private Option[] Connection =>
    [
        Server, User, Password, Token, Creds, Nkey, TlsCert, TlsKey, TlsCa, TlsFirst, Timeout, SocksProxy, Context, NoContext, ConnectionName,
        InboxPrefix, JetStreamDomain, JetStreamApiPrefix, JetStreamEventPrefix, Trace,
    ];

    /// <summary>Leaves all that is about connections out of the help; it is still accepted.</summary>
    public void HideConnection(bool isHidden)
    {
        foreach (Option option in Connection)
        {
            option.Hidden = isHidden;
        }
    }

    public void AddTo(Command root)
    {
        foreach (Option option in (Option[])[.. Connection, Colours])
        {
            option.Recursive = true;
            root.Add(option);
        }
    }

    private static Option<string> Text(string name, string valueName, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = valueName };
}

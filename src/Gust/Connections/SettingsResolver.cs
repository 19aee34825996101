using System.CommandLine;
using Gust.Cli.Contexts;
using Gust.Cli.Text;

namespace Gust.Cli.Connections;

/// <summary>Decides between flag, environment, context and default, in this order.</summary>
internal sealed class SettingsResolver(CliHost host, GlobalOptions options, ContextStore contexts)
{
    /// <summary>Only what flags and environment say; a context of the same name may be about to be written from it.</summary>
    public ConnectionSettings WithoutContext(ParseResult parsed)
    {
        string? user = Pick(parsed, options.User, "NATS_USER");
        string? password = Pick(parsed, options.Password, "NATS_PASSWORD");
        string? token = Pick(parsed, options.Token, "NATS_TOKEN");
        if (user is not null && password is null && token is null)
        {
            (user, token) = (null, user); // --user alone is a token, a habit of the NATS tools
        }

        return new ConnectionSettings
        {
            Servers = Pick(parsed, options.Server, "NATS_URL"),
            User = user,
            Password = password,
            Token = token,
            Creds = Pick(parsed, options.Creds, "NATS_CREDS"),
            Nkey = Pick(parsed, options.Nkey, "NATS_NKEY"),
            TlsCertificate = Pick(parsed, options.TlsCert, "NATS_CERT"),
            TlsKey = Pick(parsed, options.TlsKey, "NATS_KEY"),
            TlsAuthority = Pick(parsed, options.TlsCa, "NATS_CA"),
            TlsFirst = parsed.GetValue(options.TlsFirst),
            SocksProxy = Pick(parsed, options.SocksProxy, "NATS_SOCKS_PROXY"),
            InboxPrefix = parsed.GetValue(options.InboxPrefix),
            JetStreamDomain = Blank(parsed.GetValue(options.JetStreamDomain)),
            JetStreamApiPrefix = Blank(parsed.GetValue(options.JetStreamApiPrefix)),
            JetStreamEventPrefix = Blank(parsed.GetValue(options.JetStreamEventPrefix)),
            ColourScheme = Pick(parsed, options.Colours, "NATS_COLOR"),
            ConnectionName = parsed.GetValue(options.ConnectionName),
            Timeout = PickTimeout(parsed),
            Trace = parsed.GetValue(options.Trace),
        };
    }

    public ConnectionSettings Resolve(ParseResult parsed)
    {
        ConnectionSettings said = WithoutContext(parsed);
        string? name = parsed.GetValue(options.NoContext) ? null : Pick(parsed, options.Context, "NATS_CONTEXT") ?? contexts.Selected();
        return name is null ? said : Over(contexts.Load(name), said) with { Context = name };
    }

    /// <summary>Fills what was not said from the context. Credentials are one thing: one of them said, the context's are all out.</summary>
    public static ConnectionSettings Over(NatsContext context, ConnectionSettings said)
    {
        bool addressSaid = (said.JetStreamDomain ?? said.JetStreamApiPrefix) is not null; // domain and prefix are two words for one thing
        bool credentialsSaid = (said.User ?? said.Token ?? said.Creds ?? said.Nkey) is not null;
        ConnectionSettings merged = said with
        {
            Servers = said.Servers ?? Blank(context.Url),
            TlsCertificate = said.TlsCertificate ?? Blank(context.Cert),
            TlsKey = said.TlsKey ?? Blank(context.Key),
            TlsAuthority = said.TlsAuthority ?? Blank(context.Ca),
            TlsFirst = said.TlsFirst || context.TlsFirst,
            SocksProxy = said.SocksProxy ?? Blank(context.SocksProxy),
            InboxPrefix = said.InboxPrefix ?? Blank(context.InboxPrefix),
            JetStreamDomain = addressSaid ? said.JetStreamDomain : Blank(context.JetStreamDomain),
            JetStreamApiPrefix = addressSaid ? said.JetStreamApiPrefix : Blank(context.JetStreamApiPrefix),
            JetStreamEventPrefix = said.JetStreamEventPrefix ?? Blank(context.JetStreamEventPrefix),
            ColourScheme = said.ColourScheme ?? Blank(context.ColorScheme),
        };
        return credentialsSaid ? merged : merged with
        {
            User = Blank(context.User),
            Password = said.Password ?? Blank(context.Password),
            Token = Blank(context.Token),
            Creds = Blank(context.Creds),
            Nkey = Blank(context.Nkey),
            UserJwt = Blank(context.UserJwt),
        };
    }

    private string? Pick(ParseResult parsed, Option<string> option, string variable) =>
        parsed.GetValue(option) ?? Blank(host.Environment(variable));

    private TimeSpan PickTimeout(ParseResult parsed)
    {
        if (parsed.GetValue(options.Timeout) is { } said)
        {
            return said;
        }

        if (Blank(host.Environment("NATS_TIMEOUT")) is not { } text)
        {
            return TimeSpan.FromSeconds(5);
        }

        return DurationText.TryParse(text, out TimeSpan value) && value > TimeSpan.Zero
            ? value
            : throw new CliException($"NATS_TIMEOUT=\"{text}\" is not a duration; write one like 500ms, 5s or 1m");
    }

    private static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

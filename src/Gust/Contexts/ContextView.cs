using System.Text;
using Gust.Client;

namespace Gust.Cli.Contexts;

/// <summary>A context as users may see it: no secret leaves it.</summary>
internal static class ContextView
{
    private const string Mask = "********";

    /// <summary>A copy fit for any output.</summary>
    public static NatsContext Masked(NatsContext context) => new()
    {
        Description = context.Description,
        Url = string.Join(",", context.Url.Split(',').Select(ServerAddress.WithoutUserInfo)),
        SocksProxy = ServerAddress.WithoutUserInfo(context.SocksProxy),
        Token = Hide(context.Token),
        User = context.User,
        Password = Hide(context.Password),
        Creds = context.Creds,
        Nkey = context.Nkey,
        Cert = context.Cert,
        Key = context.Key,
        Ca = context.Ca,
        Nsc = context.Nsc,
        JetStreamDomain = context.JetStreamDomain,
        JetStreamApiPrefix = context.JetStreamApiPrefix,
        JetStreamEventPrefix = context.JetStreamEventPrefix,
        InboxPrefix = context.InboxPrefix,
        UserJwt = Hide(context.UserJwt),
        ColorScheme = context.ColorScheme,
        TlsFirst = context.TlsFirst,
    };

    public static string ToText(string name, NatsContext context, string path)
    {
        NatsContext shown = Masked(context);
        var lines = new (string Label, string Value)[]
        {
            ("Description", shown.Description),
            ("Server URLs", shown.Url),
            ("SOCKS5 Proxy", shown.SocksProxy),
            ("Username", shown.User),
            ("Password", shown.Password),
            ("Token", shown.Token),
            ("Credentials", WithState(shown.Creds)),
            ("NKey", WithState(shown.Nkey)),
            ("User JWT", shown.UserJwt),
            ("Certificate", WithState(shown.Cert)),
            ("Key", WithState(shown.Key)),
            ("CA", WithState(shown.Ca)),
            ("TLS First", shown.TlsFirst ? "true" : ""),
            ("NSC Lookup", shown.Nsc),
            ("JS API Prefix", shown.JetStreamApiPrefix),
            ("JS Event Prefix", shown.JetStreamEventPrefix),
            ("JS Domain", shown.JetStreamDomain),
            ("Inbox Prefix", shown.InboxPrefix),
            ("Path", path),
            ("Color Scheme", shown.ColorScheme),
        };
        int width = lines.Where(l => l.Value.Length > 0).Max(l => l.Label.Length) + 2;
        var text = new StringBuilder($"NATS Configuration Context \"{name}\"\n\n");
        foreach ((string label, string value) in lines.Where(l => l.Value.Length > 0))
        {
            text.Append(label.PadLeft(width)).Append(": ").Append(value).Append('\n');
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Files the context names that are not there.</summary>
    public static IEnumerable<string> MissingFiles(NatsContext context) =>
        new[] { context.Creds, context.Nkey, context.Cert, context.Key, context.Ca }.Where(f => f.Length > 0 && !IsThere(f));

    private static string WithState(string file) => file.Length == 0 ? "" : $"{file} ({(IsThere(file) ? "OK" : "ERROR: no such file")})";

    /// <summary>Values with a scheme, such as <c>op://</c>, name a vault's entry and not a file.</summary>
    private static bool IsThere(string file) => file.Contains("://", StringComparison.Ordinal) || File.Exists(file);

    private static string Hide(string secret) => secret.Length > 0 ? Mask : "";
}

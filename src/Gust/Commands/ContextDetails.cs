using System.CommandLine;
using Gust.Cli.Connections;
using Gust.Cli.Contexts;
using Gust.Client;

namespace Gust.Cli.Commands;

/// <summary>The options of <c>save</c> and <c>copy</c>: what goes into the context beside the global options.</summary>
internal sealed class ContextDetails
{
    private readonly Option<string> _description = CommandParts.Text("--description", "TEXT", "What the context is for");
    private readonly Option<bool> _select = CommandParts.Flag("--select", "Make it the selected context");
    private readonly Option<string> _nsc = CommandParts.Text("--nsc", "URL", "nsc user: nsc://<operator>/<account>/<user>");

    public ContextDetails(Command command)
    {
        Option[] all = [_description, _select, _nsc];
        foreach (Option option in all)
        {
            command.Add(option);
        }
    }

    public bool IsSelected(CommandContext context) => context.Get(_select);

    /// <summary>Overwrites what was said; everything else in <paramref name="target"/> stays.</summary>
    public void ApplyTo(NatsContext target, CommandContext context)
    {
        ConnectionSettings said = context.SettingsWithoutContext;
        if (said.Servers is not null)
        {
            _ = new ServerPool([said.Servers]); // a bad URL shows now, not on the first use
        }

        target.Url = said.Servers ?? (target.Url.Length > 0 ? target.Url : ServerAddress.DefaultUrl);
        target.User = said.User ?? target.User;
        target.Password = said.Password ?? target.Password;
        target.Token = said.Token ?? target.Token;
        target.Creds = FullPath(said.Creds) ?? target.Creds;
        target.Nkey = FullPath(said.Nkey) ?? target.Nkey;
        target.Cert = FullPath(said.TlsCertificate) ?? target.Cert;
        target.Key = FullPath(said.TlsKey) ?? target.Key;
        target.Ca = FullPath(said.TlsAuthority) ?? target.Ca;
        target.TlsFirst = said.TlsFirst || target.TlsFirst;
        target.SocksProxy = said.SocksProxy ?? target.SocksProxy;
        target.InboxPrefix = said.InboxPrefix ?? target.InboxPrefix;
        target.ColorScheme = said.ColourScheme ?? target.ColorScheme;
        target.Description = context.Get(_description) ?? target.Description;
        target.Nsc = context.Get(_nsc) ?? target.Nsc;
        target.JetStreamDomain = said.JetStreamDomain ?? target.JetStreamDomain;
        target.JetStreamApiPrefix = said.JetStreamApiPrefix ?? target.JetStreamApiPrefix;
        target.JetStreamEventPrefix = said.JetStreamEventPrefix ?? target.JetStreamEventPrefix;
    }

    /// <summary>A context is used from any directory, so a relative path would soon be wrong.</summary>
    private static string? FullPath(string? file) =>
        file is null || file.Contains("://", StringComparison.Ordinal) ? file : Path.GetFullPath(file);
}

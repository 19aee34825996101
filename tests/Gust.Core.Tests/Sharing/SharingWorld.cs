using System.Text.RegularExpressions;
using Gust.Core.Sharing;
using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Sharing;

/// <summary>A kernel with accounts that share; a client's user name is its account.</summary>
internal sealed partial class SharingWorld : IDisposable
{
    private readonly Dictionary<string, AccountDefinition> _definitions = new(StringComparer.Ordinal);

    public TestBroker Broker { get; } = new(authenticator: new UserIsAccount());

    public IReadOnlyList<InactiveImport> Inactive => Broker.Kernel.Accounts.InactiveImports;

    /// <summary>Subject of the last message with a reply subject between accounts.</summary>
    public static string ReplyIn(string received) => ReplySubject().Match(received).Value;

    public SharingWorld Define(string name, ExportDefinition[]? exports = null, ImportDefinition[]? imports = null)
    {
        _definitions[name] = new AccountDefinition { Name = name, Exports = exports ?? [], Imports = imports ?? [] };
        return this;
    }

    public SharingWorld Define(AccountDefinition definition)
    {
        _definitions[definition.Name] = definition;
        return this;
    }

    public SharingWorld Apply()
    {
        Broker.Kernel.Accounts.Apply(_definitions.Values, "$SYS");
        return this;
    }

    public Account Account(string name) => Broker.Kernel.Accounts.GetOrAdd(name);

    /// <summary>A client of an account, with a subscription for each subject; ids count from 1.</summary>
    public TestPeer Client(string account, params string[] subjects)
    {
        TestPeer peer = Broker.Connect($"\"user\":\"{account}\",\"no_responders\":true");
        for (int i = 0; i < subjects.Length; i++)
        {
            peer.Send($"SUB {subjects[i]} {i + 1}\r\n");
        }

        return peer;
    }

    public static ExportDefinition Service(string subject, ResponseKind response = ResponseKind.Singleton) =>
        new() { Kind = ShareKind.Service, Subject = subject, Response = response };

    public static ExportDefinition Stream(string subject) => new() { Kind = ShareKind.Stream, Subject = subject };

    public static ImportDefinition UseService(string account, string subject, string local = "", bool share = false) =>
        new() { Kind = ShareKind.Service, Account = account, Subject = subject, LocalSubject = local, Share = share };

    public static ImportDefinition UseStream(string account, string subject, string local = "") =>
        new() { Kind = ShareKind.Stream, Account = account, Subject = subject, LocalSubject = local };

    public void Dispose() => Broker.Dispose();

    [GeneratedRegex(@"_R_\.[0-9A-Za-z]{6}\.[0-9A-Za-z]{6}(\.[0-9A-Za-z]{8}\.T)?")]
    private static partial Regex ReplySubject();

    private sealed class UserIsAccount : IAuthenticator
    {
        public bool NeedsNonce => false;

        public TimeSpan TimeoutFor(ConnectionKinds type) => TimeSpan.FromSeconds(2);

        public Admission? Anonymous(ConnectionKinds type) => null;

        public bool AsksForCredentials(ConnectionKinds type) => true;

        public Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later) =>
            Verdict.Admit(new Admission(request.User, null) { User = request.User.ToLowerInvariant() });
    }
}

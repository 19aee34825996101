using System.Diagnostics.CodeAnalysis;
using System.Text;
using Gust.Security.Definitions;
using Gust.Security.Keys;

namespace Gust.Security.Access;

/// <summary>Lets in who knows the token, is a configured user, or shows nothing where that is enough (spec: auth.md section 3).</summary>
/// <remarks>Immutable and thread-safe; a reload brings another.</remarks>
internal sealed class ConfiguredAuthenticator : IAuthenticator
{
    private readonly AccessPolicy _policy;
    private readonly PasswordChecks _hashing;
    private readonly Dictionary<string, UserDefinition> _users;
    private readonly Dictionary<string, Admission> _admissions;
    private readonly Secret _decoy;
    private readonly bool _hasKeys;
    private readonly UserDefinition? _guest;

    /// <param name="policy">Whom to let in.</param>
    /// <param name="everybody">What everybody may do where the policy asks for nothing, and who shows the token.</param>
    /// <param name="hashing">Where slow checks wait for their turn; outlives this authenticator.</param>
    public ConfiguredAuthenticator(AccessPolicy policy, Admission everybody, PasswordChecks hashing)
    {
        _policy = policy;
        _hashing = hashing;
        Everybody = everybody;
        _users = policy.Users.ToDictionary(user => user.Name, StringComparer.Ordinal);
        _admissions = policy.Users.ToDictionary(user => user.Name, Admit, StringComparer.Ordinal);

        _hasKeys = policy.Users.Any(user => user.IsNKey);

        // An unknown user costs what a known one does, so that names cannot be probed.
        _decoy = policy.Users.Select(user => user.Secret).FirstOrDefault(secret => secret is { IsSlow: true }) ?? Secret.Nobodys;
        _guest = policy.NoAuthUser is { } name ? _users.GetValueOrDefault(name) : null;
    }

    public bool NeedsNonce => _policy.Proxies.TrustedKeys.Count > 0 || _hasKeys;

    private Admission Everybody { get; }

    public bool AsksForCredentials(ConnectionKinds type) => _policy.IsRestrictive;

    public TimeSpan TimeoutFor(ConnectionKinds type) => _policy.Timeout;

    public Admission? Anonymous(ConnectionKinds type)
    {
        if (_policy.Proxies.IsRequired)
        {
            return null;
        }

        return !_policy.IsRestrictive ? Everybody : _guest is { } guest && guest.AllowedTypes.HasFlag(type) ? _admissions[guest.Name] : null;
    }

    /// <summary>The configured user that a request names, whether or not it may come in; null: none.</summary>
    public UserDefinition? Named(AuthenticationRequest request) =>
        _users.GetValueOrDefault(request.NKey.Length > 0 ? request.NKey : request.User);

    public Verdict? Authenticate(AuthenticationRequest request, Action<Verdict> later)
    {
        if (!_policy.Proxies.TryFind(request, out string proxyKey))
        {
            return Verdict.Refuse(ProxyPolicy.NotTrusted);
        }

        if (_policy.Proxies.IsRequired && proxyKey.Length == 0)
        {
            return Verdict.Refuse(ProxyPolicy.Required);
        }

        return proxyKey.Length == 0
            ? AuthenticateUser(request, proxyKey, later)
            : By(proxyKey, AuthenticateUser(request, proxyKey, verdict => later(By(proxyKey, verdict))));
    }

    /// <summary>The same verdict; who is let in came by this proxy.</summary>
    [return: NotNullIfNotNull(nameof(verdict))]
    private static Verdict? By(string proxyKey, Verdict? verdict) =>
        verdict is { Admission: { } admission } ? Verdict.Admit(admission.By(proxyKey)) : verdict;

    private Verdict? AuthenticateUser(AuthenticationRequest request, string proxyKey, Action<Verdict> later)
    {
        if (request.Former is { User.Length: > 0 } former && !_users.ContainsKey(former.User))
        {
            return Verdict.Refuse("the user is no longer there");
        }

        if (!_policy.IsRestrictive)
        {
            return Verdict.Admit(Everybody);
        }

        bool showsNothing = !request.HasUserOrToken && (request.NKey.Length == 0 || !_hasKeys) && !(_policy.MapsCertificates && request.Tls is { Chain.Count: > 0 });
        if (_policy.Token is null && showsNothing && Anonymous(request.Type) is { } anonymous)
        {
            return Verdict.Admit(anonymous);
        }

        if (showsNothing && request.NKey.Length == 0)
        {
            return Verdict.Refuse("no credentials were given"); // and nothing to hash
        }

        if (_policy.Token is { } token)
        {
            return Check(token, request.Token, () => Everybody, request, later);
        }

        return request.NKey.Length > 0 && _hasKeys ? ByKey(request, proxyKey) : ByName(request, proxyKey, later);
    }

    private Verdict ByKey(AuthenticationRequest request, string proxyKey)
    {
        if (!_users.TryGetValue(request.NKey, out UserDefinition? user) || !user.IsNKey)
        {
            return Verdict.Refuse("unknown user key");
        }

        if (Objection(user, request, proxyKey) is { } objection)
        {
            return Verdict.Refuse(objection);
        }

        return NKeySignature.Verify(user.Name, Encoding.ASCII.GetBytes(request.Nonce), request.Signature)
            ? Verdict.Admit(_admissions[user.Name])
            : Verdict.Refuse("signature of the nonce does not verify");
    }

    private Verdict? ByName(AuthenticationRequest request, string proxyKey, Action<Verdict> later)
    {
        UserDefinition? user = _policy.MapsCertificates ? ByCertificate(request) : _users.GetValueOrDefault(request.User);
        if (user is { IsNKey: true } || (user is { Secret: null } && !_policy.MapsCertificates && _policy.PasswordlessNeedCertificate))
        {
            user = null;
        }

        if (user is not null && Objection(user, request, proxyKey) is { } objection)
        {
            return Verdict.Refuse(objection);
        }

        if (user is { Secret: null })
        {
            return Decide(request.Password.Length == 0, _admissions[user.Name]);
        }

        return Check(user?.Secret ?? _decoy, request.Password, () => user is null ? null : _admissions[user.Name], request, later);
    }

    private UserDefinition? ByCertificate(AuthenticationRequest request)
    {
        if (request.Tls is not { Chain: [var certificate, ..] })
        {
            return null;
        }

        string[] candidates = [.. _policy.Users.Where(user => !user.IsNKey && user.AllowedTypes.HasFlag(request.Type)).Select(user => user.Name)];
        return CertificateNames.FindUser(certificate, candidates) is { } name ? _users[name] : null;
    }

    private static string? Objection(UserDefinition user, AuthenticationRequest request, string proxyKey)
    {
        if (!user.AllowedTypes.HasFlag(request.Type))
        {
            return $"user \"{user.Name}\" may not come by a connection of type {request.Type}";
        }

        return user.ProxyRequired && proxyKey.Length == 0 ? ProxyPolicy.Required : null;
    }

    /// <summary>Compares a secret, elsewhere if that is slow and was not done for this connection before.</summary>
    private Verdict? Check(Secret secret, string shown, Func<Admission?> admission, AuthenticationRequest request, Action<Verdict> later)
    {
        if (!secret.IsSlow)
        {
            return Decide(secret.Matches(shown), admission());
        }

        if (request.Former?.Proof is { } proof && proof.IsSameAs(secret) && admission() is { } again && again.User == request.Former.User)
        {
            return Verdict.Admit(again);
        }

        return _hashing.Add(new PasswordCheck(request, () => Decide(secret.Matches(shown), admission()), later));
    }

    private static Verdict Decide(bool matches, Admission? admission) =>
        matches && admission is not null ? Verdict.Admit(admission) : Verdict.Refuse("wrong user, password or token");

    private static Admission Admit(UserDefinition user) => new(user.Account, user.Permissions)
    {
        User = user.Name,
        UserKey = user.IsNKey ? user.Name : "",
        Proof = user.Secret,
    };
}

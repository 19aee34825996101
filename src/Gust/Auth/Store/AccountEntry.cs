using Gust.Security.Claims;
using Gust.Security.Trust;

namespace Gust.Cli.Auth.Store;

/// <summary>An account in the store.</summary>
internal sealed class AccountEntry
{
    public const string JwtFile = "account.jwt";

    private const string CredsExtension = ".creds";
    private readonly OperatorEntry _operator;
    private readonly string _directory;
    private readonly TimeProvider _time;

    private AccountEntry(OperatorEntry @operator, string directory, AccountClaims claims, string jwt, TimeProvider time)
    {
        _operator = @operator;
        _directory = directory;
        _time = time;
        Claims = claims;
        Keys = new AccountKeys(directory, claims);
        Jwt = jwt;
    }

    public string Name => Path.GetFileName(_directory);

    /// <summary>To be changed and then saved.</summary>
    public AccountClaims Claims { get; }

    public AccountKeys Keys { get; }

    public string Jwt { get; private set; }

    public bool IsSystem => Claims.Subject == _operator.Claims.Operator.SystemAccount;

    private string UsersDirectory => Path.Combine(_directory, "users");

    public static AccountEntry Load(OperatorEntry @operator, string directory, TimeProvider time) =>
        new(@operator, directory, StoreFiles.ReadClaims<AccountClaims>(Path.Combine(directory, JwtFile), out string jwt), jwt, time);

    public static AccountEntry Create(OperatorEntry @operator, string directory, Action<AccountClaims> edit, TimeProvider time)
    {
        var claims = new AccountClaims { Name = Path.GetFileName(directory), Account = { Limits = Unlimited() } };
        edit(claims);
        var made = new AccountEntry(@operator, directory, claims, "", time);
        claims.Subject = made.Keys.CreateOwn();
        if (@operator.Claims.Operator.StrictSigningKeyUsage)
        {
            made.Keys.CreateSigning(); // then the account's users need one too
        }

        made.Save();
        return made;
    }

    /// <summary>Signs the claims anew.</summary>
    public void Save()
    {
        Jwt = _operator.Sign(Claims);
        StoreFiles.WriteJwt(Path.Combine(_directory, JwtFile), Jwt);
    }

    public IReadOnlyList<UserEntry> Users() => !Directory.Exists(UsersDirectory)
        ? []
        : [.. Directory.GetFiles(UsersDirectory, "*" + CredsExtension).Order(StringComparer.Ordinal).Select(UserEntry.Load)];

    /// <summary>Names of the users that a key signed.</summary>
    public IEnumerable<string> UsersOf(string key) => Users().Where(user => user.Claims.Issuer == key).Select(user => user.Name);

    public UserEntry User(string name) => Users().FirstOrDefault(user => user.Name == name || user.Claims.Subject == name)
        ?? throw new CliException($"there is no user {name} in {Name}; known are {string.Join(", ", Users().Select(user => user.Name))}");

    /// <param name="name">Its name.</param>
    /// <param name="edit">What it may do, and more.</param>
    /// <param name="role">Whose key signs, which also says what the user may do; null: none.</param>
    public UserEntry AddUser(string name, Action<UserClaims> edit, string? role = null)
    {
        string file = Path.Combine(UsersDirectory, EntityName.Require(name, "a user") + CredsExtension);
        if (File.Exists(file))
        {
            throw new CliException($"the user {name} exists already in {Name}");
        }

        SigningKeyClaim? key = role is null ? null : Keys.Scoped(role);
        string signer = key is null ? Keys.SignerFile : Keys.FileOf(key.Key);
        var claims = new UserClaims { Name = name, User = key is null ? UserEntry.Unlimited() : new UserBody() };
        claims.User.IssuerAccount = IssuerAccount(signer);
        return UserEntry.Create(file, signer, claims, Editing(key?.Scope, edit), _time.GetUtcNow());
    }

    /// <summary>Changes a user's claims and signs them anew, for the same key and by the same key.</summary>
    public void EditUser(UserEntry user, Action<UserClaims> edit) =>
        user.Edit(Keys.FileOf(user.Claims.Issuer), Editing(ScopeOf(user), edit), _time.GetUtcNow());

    /// <summary>The scope of the key that signed a user; null: the user's own terms count.</summary>
    public UserScopeClaim? ScopeOf(UserEntry user) => Claims.Account.SigningKeys.FirstOrDefault(key => key.Key == user.Claims.Issuer)?.Scope;

    /// <summary>What a user may do: its own terms, or those of its role, with its own name and tags in them where that can be.</summary>
    public UserTermsClaim TermsOf(UserEntry user) => ScopeOf(user) is not { } scope ? user.Claims.User
        : ScopeTemplate.TryApply(scope.Template, user.Claims, Claims, out UserTermsClaim? filled, out _) ? filled : scope.Template;

    /// <summary>Takes a scoped key back: its users are out once the account is pushed.</summary>
    public void RemoveKey(SigningKeyClaim key)
    {
        Claims.Account.SigningKeys = [.. Claims.Account.SigningKeys.Where(one => one.Key != key.Key)];
        Save();
        Keys.Discard(key);
    }

    /// <summary>Lets another account import something of this one that is not for everybody.</summary>
    public string Activate(string importer, ExportClaim export, string subject, long expiresAt)
    {
        string signer = Keys.SignerFile;
        var claims = new ActivationClaims
        {
            Name = export.Name,
            Subject = importer,
            ExpiresAt = expiresAt,
            Activation = { Subject = subject, Kind = export.Type, IssuerAccount = IssuerAccount(signer) },
        };
        return StoreFiles.Sign(claims, signer, _time.GetUtcNow());
    }

    /// <summary>Takes back what was activated for an account so far, or for all (<c>*</c>); counts once this account is pushed.</summary>
    public void Revoke(ExportClaim export, string importer)
    {
        export.Revocations = new Dictionary<string, long>(export.Revocations) { [importer] = _time.GetUtcNow().ToUnixTimeSeconds() };
        Save();
    }

    /// <summary>Removes a user; its credentials count no more once the account is pushed.</summary>
    public void RemoveUser(UserEntry user)
    {
        Claims.Account.Revocations = new Dictionary<string, long>(Claims.Account.Revocations) { [user.Claims.Subject] = _time.GetUtcNow().ToUnixTimeSeconds() };
        Save();
        File.Delete(user.CredsFile);
    }

    public void Remove() => Directory.Delete(_directory, recursive: true);

    private string IssuerAccount(string signerFile) => Keys.SignsAsItself(signerFile) ? "" : Claims.Subject;

    /// <summary>Servers refuse users of a role that bring permissions or limits of their own, or whose role cannot be filled in.</summary>
    private Action<UserClaims> Editing(UserScopeClaim? scope, Action<UserClaims> edit) => claims =>
    {
        edit(claims);
        if (scope is null)
        {
            return;
        }

        if (!claims.User.IsEmpty)
        {
            throw new CliException($"what users of the role {scope.Role} may do is said by the role; account keys edit {Name} {scope.Role} changes it for all of them");
        }

        if (!ScopeTemplate.TryApply(scope.Template, claims, Claims, out _, out string? reason))
        {
            throw new CliException($"{claims.Name} cannot have the role {scope.Role}: {reason}");
        }
    };

    /// <summary>All as many as one likes; bearer tokens and JetStream only on request.</summary>
    private static AccountLimitsClaim Unlimited() => new()
    {
        Subscriptions = -1,
        Data = -1,
        Payload = -1,
        Imports = -1,
        Exports = -1,
        WildcardExports = true,
        DisallowBearer = true,
        Connections = -1,
        LeafNodes = -1,
    };
}

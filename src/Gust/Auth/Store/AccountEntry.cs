using Gust.Security.Claims;
using Gust.Security.Keys;

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
        Jwt = jwt;
    }

    public string Name => Path.GetFileName(_directory);

    /// <summary>To be changed and then saved.</summary>
    public AccountClaims Claims { get; }

    public string Jwt { get; private set; }

    public bool IsSystem => Claims.Subject == _operator.Claims.Operator.SystemAccount;

    private string KeyFile => Path.Combine(_directory, "account.nk");

    /// <summary>Where an operator insists on signing keys, an account's users need one too.</summary>
    private string SigningKeyFile => Path.Combine(_directory, "signing.nk");

    private string UserKeyFile => File.Exists(SigningKeyFile) ? SigningKeyFile : KeyFile;

    private string UsersDirectory => Path.Combine(_directory, "users");

    public static AccountEntry Load(OperatorEntry @operator, string directory, TimeProvider time) =>
        new(@operator, directory, StoreFiles.ReadClaims<AccountClaims>(Path.Combine(directory, JwtFile), out string jwt), jwt, time);

    public static AccountEntry Create(OperatorEntry @operator, string directory, Action<AccountClaims> edit, TimeProvider time)
    {
        var claims = new AccountClaims { Name = Path.GetFileName(directory), Account = { Limits = Unlimited() } };
        edit(claims);
        var made = new AccountEntry(@operator, directory, claims, "", time);
        claims.Subject = StoreFiles.CreateKey(made.KeyFile, NKeyPrefix.Account);
        if (@operator.Claims.Operator.StrictSigningKeyUsage)
        {
            claims.Account.SigningKeys = [new SigningKeyClaim(StoreFiles.CreateKey(made.SigningKeyFile, NKeyPrefix.Account))];
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

    public UserEntry User(string name) => Users().FirstOrDefault(user => user.Name == name || user.Claims.Subject == name)
        ?? throw new CliException($"there is no user {name} in {Name}; known are {string.Join(", ", Users().Select(user => user.Name))}");

    public UserEntry AddUser(string name, Action<UserClaims> edit)
    {
        string file = Path.Combine(UsersDirectory, EntityName.Require(name, "a user") + CredsExtension);
        return !File.Exists(file)
            ? UserEntry.Create(file, UserKeyFile, WithAccount(edit), _time.GetUtcNow())
            : throw new CliException($"the user {name} exists already in {Name}");
    }

    /// <summary>Changes a user's claims and signs them anew, for the same key.</summary>
    public void EditUser(UserEntry user, Action<UserClaims> edit) => user.Edit(UserKeyFile, edit, _time.GetUtcNow());

    /// <summary>Removes a user; its credentials count no more once the account is pushed.</summary>
    public void RemoveUser(UserEntry user)
    {
        Claims.Account.Revocations = new Dictionary<string, long>(Claims.Account.Revocations) { [user.Claims.Subject] = _time.GetUtcNow().ToUnixTimeSeconds() };
        Save();
        File.Delete(user.CredsFile);
    }

    public void Remove() => Directory.Delete(_directory, recursive: true);

    /// <summary>A signing key does not say whose it is; the token does.</summary>
    private Action<UserClaims> WithAccount(Action<UserClaims> edit) => claims =>
    {
        claims.User.IssuerAccount = UserKeyFile == KeyFile ? "" : Claims.Subject;
        edit(claims);
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

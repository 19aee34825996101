using Gust.Security.Claims;
using Gust.Security.Keys;

namespace Gust.Cli.Auth.Store;

/// <summary>An operator in the store.</summary>
internal sealed class OperatorEntry
{
    public const string JwtFile = "operator.jwt";
    public const string SystemAccountName = "SYSTEM";
    public const string SystemUserName = "system";

    private readonly string _directory;
    private readonly TimeProvider _time;

    private OperatorEntry(string directory, OperatorClaims claims, string jwt, TimeProvider time)
    {
        _directory = directory;
        _time = time;
        Claims = claims;
        Jwt = jwt;
    }

    public string Name => Path.GetFileName(_directory);

    public OperatorClaims Claims { get; }

    public string Jwt { get; }

    private string KeyFile => Path.Combine(_directory, "operator.nk");

    private string SigningKeyFile => Path.Combine(_directory, "signing.nk");

    private string AccountsDirectory => Path.Combine(_directory, "accounts");

    public static OperatorEntry Load(string directory, TimeProvider time) =>
        new(directory, StoreFiles.ReadClaims<OperatorClaims>(Path.Combine(directory, JwtFile), out string jwt), jwt, time);

    /// <summary>Makes an operator with a system account and a user in it, for who looks after the servers.</summary>
    public static OperatorEntry Create(string directory, bool withSigningKey, TimeProvider time)
    {
        var claims = new OperatorClaims { Name = Path.GetFileName(directory) };
        var made = new OperatorEntry(directory, claims, "", time);
        claims.Subject = StoreFiles.CreateKey(made.KeyFile, NKeyPrefix.Operator);
        if (withSigningKey)
        {
            claims.Operator.SigningKeys = [StoreFiles.CreateKey(made.SigningKeyFile, NKeyPrefix.Operator)];
            claims.Operator.StrictSigningKeyUsage = true;
        }

        AccountEntry system = made.AddAccount(SystemAccountName, _ => { });
        system.AddUser(SystemUserName, _ => { });
        claims.Operator.SystemAccount = system.Claims.Subject;
        StoreFiles.WriteJwt(Path.Combine(directory, JwtFile), StoreFiles.Sign(claims, made.KeyFile, time.GetUtcNow()));
        return Load(directory, time);
    }

    public IReadOnlyList<AccountEntry> Accounts() =>
        [.. StoreFiles.Directories(AccountsDirectory, AccountEntry.JwtFile).Select(name => AccountEntry.Load(this, Path.Combine(AccountsDirectory, name), _time))];

    /// <summary>The account of a name; without one, the only one besides the system's.</summary>
    public AccountEntry Account(string? name)
    {
        IReadOnlyList<AccountEntry> known = Accounts();
        string names = string.Join(", ", known.Select(account => account.Name));
        if (name is null)
        {
            AccountEntry[] own = [.. known.Where(account => !account.IsSystem)];
            return own is [var only] ? only : throw new CliException($"which account? Name one of {names}");
        }

        return known.FirstOrDefault(account => account.Name == name || account.Claims.Subject == name)
            ?? throw new CliException($"there is no account {name} of {Name}; known are {names}");
    }

    /// <summary>The account for the servers' own matters.</summary>
    public AccountEntry SystemAccount() => Accounts().FirstOrDefault(account => account.IsSystem)
        ?? throw new CliException($"the system account of {Name} is not in the store");

    public AccountEntry AddAccount(string name, Action<AccountClaims> edit)
    {
        string directory = Path.Combine(AccountsDirectory, EntityName.Require(name, "an account"));
        return !Directory.Exists(directory)
            ? AccountEntry.Create(this, directory, edit, _time)
            : throw new CliException($"the account {name} of {Name} exists already");
    }

    public void Remove() => Directory.Delete(_directory, recursive: true);

    /// <summary>Signs an account, by the signing key where there is one.</summary>
    internal string Sign(AccountClaims account) =>
        StoreFiles.Sign(account, File.Exists(SigningKeyFile) ? SigningKeyFile : KeyFile, _time.GetUtcNow());
}

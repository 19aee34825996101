using Gust.Security.Claims;
using Gust.Security.Keys;

namespace Gust.Cli.Auth.Store;

/// <summary>The seeds of an account: its own, a signing key where the operator insists on one, and one for each role.</summary>
internal sealed class AccountKeys(string directory, AccountClaims claims)
{
    /// <summary>What signs users and activations unless a role is named.</summary>
    public string SignerFile => File.Exists(SigningFile) ? SigningFile : OwnFile;

    /// <summary>A signing key does not say whose it is; the token has to.</summary>
    public bool SignsAsItself(string signerFile) => signerFile == OwnFile;

    private string OwnFile => Path.Combine(directory, "account.nk");

    private string SigningFile => Path.Combine(directory, "signing.nk");

    /// <returns>The account's public key.</returns>
    public string CreateOwn() => StoreFiles.CreateKey(OwnFile, NKeyPrefix.Account);

    public void CreateSigning() => Add(new SigningKeyClaim(StoreFiles.CreateKey(SigningFile, NKeyPrefix.Account)));

    /// <summary>Makes a key whose users get what the scope says, and nothing of their own.</summary>
    public SigningKeyClaim CreateScoped(UserScopeClaim scope)
    {
        if (claims.Account.SigningKeys.Any(key => key.Scope?.Role == scope.Role))
        {
            throw new CliException($"the account {claims.Name} has a key for the role {scope.Role} already; account keys edit changes it");
        }

        scope.Key = StoreFiles.CreateKeyIn(Path.Combine(directory, "keys"), NKeyPrefix.Account);
        var made = new SigningKeyClaim(scope.Key, scope);
        Add(made);
        return made;
    }

    /// <summary>The scoped key of a role, or of a public key.</summary>
    public SigningKeyClaim Scoped(string roleOrKey)
    {
        SigningKeyClaim[] scoped = [.. claims.Account.SigningKeys.Where(key => key.Scope is not null)];
        return scoped.FirstOrDefault(key => key.Key == roleOrKey || key.Scope!.Role == roleOrKey)
            ?? throw new CliException($"the account {claims.Name} has no key for the role {roleOrKey}; "
                + (scoped.Length > 0 ? $"known are {string.Join(", ", scoped.Select(key => key.Scope!.Role))}" : "account keys add makes one"));
    }

    /// <summary>Forgets the seed of a scoped key.</summary>
    public void Discard(SigningKeyClaim key) => File.Delete(ScopedFile(key.Key));

    /// <summary>The seed of a public key that signs for the account.</summary>
    public string FileOf(string publicKey)
    {
        string file = publicKey == claims.Subject ? OwnFile : File.Exists(ScopedFile(publicKey)) ? ScopedFile(publicKey) : SigningFile;
        return file != SigningFile || claims.Account.SigningKeys.Any(key => key.Scope is null && key.Key == publicKey)
            ? file
            : throw new CliException($"the key {publicKey} is not, or no longer, one of the account {claims.Name}");
    }

    private string ScopedFile(string publicKey) => Path.Combine(directory, "keys", publicKey + StoreFiles.KeyExtension);

    private void Add(SigningKeyClaim key) => claims.Account.SigningKeys = [.. claims.Account.SigningKeys, key];
}

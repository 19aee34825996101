using Gust.Cli.Auth.Nkeys;
using Gust.Cli.Files;
using Gust.Foundation;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Cli.Auth.Store;

/// <summary>A user in the store: its credentials file is all there is.</summary>
internal sealed class UserEntry
{
    private UserEntry(string credsFile, UserClaims claims)
    {
        CredsFile = credsFile;
        Claims = claims;
    }

    public string Name => Path.GetFileNameWithoutExtension(CredsFile);

    public string CredsFile { get; }

    public UserClaims Claims { get; private set; }

    public static UserEntry Load(string file) => new(file, StoreFiles.ReadClaims<UserClaims>(file, out _));

    /// <summary>A key of its own, and the claims about it.</summary>
    public static UserEntry Create(string file, string signerFile, UserClaims claims, Action<UserClaims> edit, DateTimeOffset now)
    {
        using NKeyPair key = NKeyPair.Create(NKeyPrefix.User, SystemRandom.Instance);
        claims.Subject = key.PublicKey;
        edit(claims);
        PrivateFile.Create(file, CredentialsFile.Format(StoreFiles.Sign(claims, signerFile, now), key));
        return Load(file);
    }

    /// <summary>Zero would be a limit, of nothing.</summary>
    public static UserBody Unlimited() => new() { Subscriptions = -1, Data = -1, Payload = -1 };

    public void Edit(string signerFile, Action<UserClaims> edit, DateTimeOffset now)
    {
        edit(Claims);
        using NKeyPair key = KeyFile.SigningKey(CredsFile);
        PrivateFile.Replace(CredsFile, CredentialsFile.Format(StoreFiles.Sign(Claims, signerFile, now), key));
        Claims = Load(CredsFile).Claims;
    }

    /// <summary>Copies the credentials to where an application takes them from.</summary>
    public void CopyTo(string file, bool force)
    {
        string text = File.ReadAllText(CredsFile);
        if (force)
        {
            PrivateFile.Replace(file, text);
        }
        else
        {
            PrivateFile.Create(file, text);
        }
    }
}

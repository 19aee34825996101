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

    public static UserEntry Create(string file, string accountKeyFile, Action<UserClaims> edit, DateTimeOffset now)
    {
        using NKeyPair key = NKeyPair.Create(NKeyPrefix.User, SystemRandom.Instance);
        var claims = new UserClaims
        {
            Name = Path.GetFileNameWithoutExtension(file),
            Subject = key.PublicKey,
            User = { Subscriptions = -1, Data = -1, Payload = -1 },
        };
        edit(claims);
        PrivateFile.Create(file, CredentialsFile.Format(StoreFiles.Sign(claims, accountKeyFile, now), key));
        return Load(file);
    }

    public void Edit(string accountKeyFile, Action<UserClaims> edit, DateTimeOffset now)
    {
        edit(Claims);
        using NKeyPair key = KeyFile.SigningKey(CredsFile);
        PrivateFile.Replace(CredsFile, CredentialsFile.Format(StoreFiles.Sign(Claims, accountKeyFile, now), key));
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

using System.Security.Cryptography;
using System.Text;

namespace Gust.Security;

/// <summary>Lets in who knows the token, or the password of a configured user. With neither configured, everybody.</summary>
/// <remarks>Secrets are kept and compared as SHA-256 digests, in constant time, whether or not the user exists.</remarks>
internal sealed class PasswordAuthenticator : IAuthenticator
{
    private readonly byte[]? _token;
    private readonly Dictionary<string, byte[]> _users = [];

    public PasswordAuthenticator(string? token, IEnumerable<KeyValuePair<string, string>> users, TimeSpan timeout)
    {
        _token = string.IsNullOrEmpty(token) ? null : Digest(token);
        foreach ((string user, string password) in users)
        {
            _users[user] = Digest(password);
        }

        Timeout = timeout;
    }

    public bool IsRequired => _token is not null || _users.Count > 0;

    public TimeSpan Timeout { get; }

    public bool Authenticate(in Credentials credentials)
    {
        if (!IsRequired)
        {
            return true;
        }

        if (_token is not null)
        {
            return CryptographicOperations.FixedTimeEquals(_token, Digest(credentials.Token));
        }

        bool known = _users.TryGetValue(credentials.User, out byte[]? expected);
        return CryptographicOperations.FixedTimeEquals(expected ?? new byte[SHA256.HashSizeInBytes], Digest(credentials.Password)) && known;
    }

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

namespace Gust.Security;

/// <summary>Lets in who knows the token, or the password of a configured user. With neither configured, everybody.</summary>
internal sealed class PasswordAuthenticator : IAuthenticator
{
    private readonly Secret? _token;
    private readonly Dictionary<string, Secret> _users = [];

    public PasswordAuthenticator(string? token, IEnumerable<KeyValuePair<string, string>> users, TimeSpan timeout)
    {
        _token = string.IsNullOrEmpty(token) ? null : new Secret(token);
        foreach ((string user, string password) in users)
        {
            _users[user] = new Secret(password);
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
            return _token.Matches(credentials.Token);
        }

        // An unknown user costs what a known one does, so that names cannot be probed.
        bool known = _users.TryGetValue(credentials.User, out Secret? expected);
        return (expected ?? Secret.Nobodys).Matches(credentials.Password) && known;
    }
}

using Gust.Core;
using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Server.Callout;
using Gust.Server.Operators;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Security;

/// <summary>Who may do what on one server, as its options say: accounts, users, operators.</summary>
internal sealed class ServerSecurity : IDisposable
{
    private readonly BackgroundWorker _hashing;
    private readonly PasswordChecks _passwords;
    private readonly Broker _broker;
    private readonly CalloutClient _callouts;
    private readonly OperatorMode? _operators;

    /// <summary>Puts the options in force on a broker that nobody has reached yet.</summary>
    /// <exception cref="GustConfigurationException">The options contradict each other, or a token in them is not valid.</exception>
    public ServerSecurity(GustServerOptions options, Broker broker, ServerKeys keys, ILogger logger)
    {
        _broker = broker;
        _hashing = new BackgroundWorker("Gust hashing", logger);
        _passwords = new PasswordChecks(_hashing);
        _callouts = new CalloutClient(broker, keys, broker.Log.Logger);
        _operators = OperatorMode.IsAskedFor(options) ? OperatorMode.Create(options, broker, broker.Log.Logger) : null;
        if (_operators is not null)
        {
            _operators.Accounts.Changed = _callouts.Recheck;
        }

        broker.Authenticator = Prepare(options)();
        broker.StartServices();
        _operators?.Start();
    }

    /// <summary>Checks new options; what comes back puts them in force for accounts, and gives the authenticator to go with them.</summary>
    /// <exception cref="GustConfigurationException">Nothing has changed.</exception>
    public Func<IAuthenticator> Prepare(GustServerOptions options)
    {
        IReadOnlyList<AccountDefinition> accounts = AccountsMapping.Accounts(options);
        IAuthenticator authenticator = Authenticator(options);
        return () =>
        {
            if (_operators is null)
            {
                _broker.Accounts.Apply(accounts, AccountsMapping.SystemAccount(options));
            }
            else
            {
                _operators.Reload(options);
                if (_operators.SystemAccount.Length > 0)
                {
                    _broker.Accounts.NameSystem(_operators.SystemAccount);
                }
            }

            return authenticator;
        };
    }

    /// <summary>JWT of an account that is in use; null: there is none.</summary>
    public string? TokenOf(string account) => _operators?.Accounts.Find(account)?.Jwt;

    public void Dispose()
    {
        _operators?.Dispose();
        _hashing.Dispose();
    }

    private IAuthenticator Authenticator(GustServerOptions options)
    {
        AccessPolicy policy = AccessMapping.Policy(options);
        WebSocketOptions? socket = options.WebSocket;
        if (_operators is not null)
        {
            OperatorAuthenticator operators = _operators.Authenticator(options, policy.Proxies);
            return new CalloutAuthenticator(ByListener(operators, operators, socket), new ClaimedCallout(_operators.Accounts, _broker), _callouts);
        }

        if (AccessMapping.LacksBcrypt(options))
        {
            throw new GustConfigurationException(["bcrypt passwords need the system library libcrypt, which was not found; install libcrypt1 (Debian) or libxcrypt"]);
        }

        ConfiguredAuthenticator standard = Configured(policy);
        IAuthenticator configured = ByListener(standard, socket is null ? standard : Configured(AccessMapping.WebSocketPolicy(socket, policy)), socket);
        return options.Authorization.AuthCallout is { } callout
            ? new CalloutAuthenticator(configured, new ConfiguredCallout(callout, AccountsMapping.Names(options), standard, _broker), _callouts)
            : configured;
    }

    private ConfiguredAuthenticator Configured(AccessPolicy policy) => new(policy, Admission.To(Account.GlobalName), _passwords);

    private static IAuthenticator ByListener(IAuthenticator standard, IAuthenticator webSocket, WebSocketOptions? socket) =>
        socket is null ? standard : new ListenerAuthenticator(standard, webSocket, socket.Authorization?.Timeout);
}

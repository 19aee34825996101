using Gust.Security.Claims;

namespace Gust.Security.Trust;

/// <summary>Whose accounts a server believes: the keys of its operators (spec: auth.md section 6).</summary>
internal sealed class OperatorTrust
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <param name="operators">Decoded and validated.</param>
    /// <param name="keys">Public operator keys that are trusted without a JWT.</param>
    public OperatorTrust(IReadOnlyList<OperatorClaims> operators, IEnumerable<string>? keys = null)
    {
        _keys.UnionWith(keys ?? []);
        Operators = operators;
        foreach (OperatorClaims one in operators)
        {
            if (!one.Operator.StrictSigningKeyUsage)
            {
                _keys.Add(one.Subject);
            }

            _keys.UnionWith(one.Operator.SigningKeys);
        }
    }

    public IReadOnlyList<OperatorClaims> Operators { get; }

    /// <summary>An operator demands that everything is signed by signing keys: users of an account too.</summary>
    public bool IsStrict => Operators.Any(one => one.Operator.StrictSigningKeyUsage);

    public IReadOnlySet<string> Keys => _keys;

    /// <summary>Whether an account was signed by a key that the operators sign with. An account that signed itself is not.</summary>
    public bool Trusts(AccountClaims account) => _keys.Contains(account.Issuer);

    /// <summary>Whether a server of a version is older than an operator demands; the text of that demand, or null.</summary>
    public string? Demand(Version serverVersion)
    {
        foreach (OperatorClaims one in Operators)
        {
            if (Version.TryParse(one.Operator.AssertServerVersion, out Version? demanded) && serverVersion < demanded)
            {
                return $"operator {one.Subject} demands a server of version {demanded} or newer";
            }
        }

        return null;
    }
}

using Gust.Foundation;
using Gust.Security.Definitions;
using Gust.Subjects;

namespace Gust.Core;

/// <summary>A space of subjects of its own: what is published in one account is seen in that account only, save for what it shares.</summary>
internal sealed class Account(string name, IRandom random)
{
    /// <summary>Name of the account of everybody who was given no other.</summary>
    public const string GlobalName = "$G";

    /// <summary>Name of the server's own account where none is configured.</summary>
    public const string SystemName = "$SYS";

    private AccountDefinition _definition = new() { Name = name };
    private int _connections;

    public string Name => name;

    /// <summary>Replaced as a whole by a reload.</summary>
    public AccountDefinition Definition
    {
        get => Volatile.Read(ref _definition);
        set => Volatile.Write(ref _definition, value);
    }

    /// <summary>Who wants which subjects.</summary>
    public SubjectTree<ISink> Interest { get; } = new(random);

    /// <summary>Where messages go instead of the subject they were published on; null: nowhere else.</summary>
    public SubjectMappings? Mappings => Definition.Mappings;

    /// <summary>Client connections of the account.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Counts one more connection, unless the account has as many as it may have.</summary>
    public bool TryEnter()
    {
        int max = Definition.Limits.Connections;
        if (Interlocked.Increment(ref _connections) <= max || max < 0)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _connections);

    public override string ToString() => name;
}

using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Core;

/// <summary>A space of subjects of its own: what is published in one account is seen in that account only.</summary>
internal sealed class Account(string name, IRandom random)
{
    /// <summary>Name of the account of everybody who was given no other.</summary>
    public const string GlobalName = "$G";

    public string Name => name;

    /// <summary>Who wants which subjects.</summary>
    public SubjectTree<ISink> Interest { get; } = new(random);

    /// <summary>Where messages go instead of the subject they were published on; null: nowhere else.</summary>
    public SubjectMappings? Mappings { get; set; }
}

namespace Gust.Web.Console.Lists;

/// <summary>What follows a prefix in the tree of subjects.</summary>
/// <param name="Total">Subscriptions below the prefix.</param>
/// <param name="Truncated">There are more tokens.</param>
/// <param name="Children">By token.</param>
internal sealed record SubjectLevel(int Total, bool Truncated, IReadOnlyList<SubjectBranch> Children);

namespace Gust.Web.Console.Lists;

/// <summary>One token of a subject.</summary>
/// <param name="Token">Without its dots.</param>
/// <param name="Exact">Subscriptions of the subject that ends with it.</param>
/// <param name="Below">Subscriptions of subjects that go on.</param>
internal sealed record SubjectBranch(string Token, int Exact, int Below);

namespace Gust.Web.Access;

/// <summary>What a visitor shows. A token stands in the place of the password.</summary>
internal readonly record struct VisitorCredentials(string User, string Password)
{
    /// <summary>Never shows a secret.</summary>
    public override string ToString() => User;
}

namespace Gust.Web.Console.SignIn;

/// <summary>What the form sends.</summary>
internal sealed record Login(string? User, string? Password, string? Token)
{
    /// <summary>Never shows a secret.</summary>
    public override string ToString() => User ?? "";
}

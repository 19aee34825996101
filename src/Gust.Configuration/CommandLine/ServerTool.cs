namespace Gust.Configuration.CommandLine;

/// <summary>A command below <c>server</c> that runs no server: <c>config check</c>.</summary>
/// <param name="Name">Its words.</param>
/// <param name="Arguments">What follows them.</param>
/// <param name="Help">What it does.</param>
internal sealed record ServerTool(string Name, string Arguments, string Help)
{
    public string Usage => $"{Name} {Arguments}";

    /// <summary>By which it is told from the server's own flags.</summary>
    public string FirstWord => Name.Split(' ')[0];
}

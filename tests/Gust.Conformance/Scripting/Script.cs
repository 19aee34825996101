namespace Gust.Conformance.Scripting;

/// <summary>One conversation to hold with a server; its expectation is what the reference answers.</summary>
/// <param name="Name">Folder and file name without the ending, for example <c>pub/exact-max-payload</c>.</param>
/// <param name="Configuration">Text of the server's configuration file; scripts with the same one share a server.</param>
internal sealed record Script(
    string Name, string Configuration, ScriptOptions Options, IReadOnlyList<ScriptStep> Steps, Declarations Declarations)
{
    /// <summary>Says nothing, to a server without a configuration.</summary>
    public static readonly Script Empty = new("", "", ScriptOptions.None, [], new Declarations());

    /// <summary>Scripts with the same one can share their servers: the configuration, and what it refers to.</summary>
    public string ServerKey =>
        Configuration.Contains("%{", StringComparison.Ordinal) ? $"{Configuration}\n{Declarations.Text}" : Configuration;

    /// <summary>The connections the script says come to an end; any other that does is a mistake of the script.</summary>
    public IEnumerable<string> ClosedConnections => Steps.Select(step => step switch
    {
        AwaitStep { Prefix: AwaitStep.Closed } wait => wait.Connection,
        HangUpStep hangUp => hangUp.Connection,
        _ => null,
    }).OfType<string>();
}

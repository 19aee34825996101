namespace Gust.Configuration.CommandLine;

/// <summary>What the command line asks the server's program to do.</summary>
internal enum CommandLineAction
{
    /// <summary>Run the server.</summary>
    Run,

    /// <summary>Read the configuration file, say whether it is valid, and exit.</summary>
    TestConfiguration,

    /// <summary>Send a signal to a running server.</summary>
    Signal,

    Help,

    /// <summary>Help about TLS in the configuration file.</summary>
    HelpTls,

    Version,

    /// <summary>The command line makes no sense: print the error, and exit with its code.</summary>
    Fail,
}

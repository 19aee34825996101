namespace Gust.Cli.Server;

/// <summary>What a signal asks of a server (spec: monitoring.md section 5).</summary>
internal enum ServerSignal
{
    Terminate,
    Interrupt,
    Reload,
    Reopen,
    LameDuck,
}

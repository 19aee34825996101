namespace Gust.Cli.Output;

/// <summary>Whoever read our standard output is gone; there is nothing left to do and nothing to complain about.</summary>
internal sealed class BrokenPipeException(IOException inner) : Exception("standard output is closed", inner);

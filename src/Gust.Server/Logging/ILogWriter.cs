namespace Gust.Server.Logging;

/// <summary>Where finished log lines go. Safe for use by several threads.</summary>
internal interface ILogWriter : IDisposable
{
    void Write(in LogRecord record);

    /// <summary>Opens the file again under its name, after somebody moved it away.</summary>
    void Reopen();
}

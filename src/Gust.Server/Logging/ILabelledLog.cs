namespace Gust.Server.Logging;

/// <summary>A log that says in each line which server it is of.</summary>
internal interface ILabelledLog
{
    /// <summary>The server has got its name.</summary>
    void SetLabel(ServerLabel label);
}

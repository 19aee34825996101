namespace Gust.Cli.Admin.Checks;

/// <summary>How a check ended. The numbers are the exit codes that monitoring systems know.</summary>
internal enum CheckStatus
{
    Ok = 0,
    Warning = 1,
    Critical = 2,
    Unknown = 3,
}

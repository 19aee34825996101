namespace Gust.Cli.Server;

/// <summary>Signal numbers of this system.</summary>
internal static class SignalNumbers
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    public static int User1 => OperatingSystem.IsLinux() ? 10 : 30;

    public static int User2 => OperatingSystem.IsLinux() ? 12 : 31;
}

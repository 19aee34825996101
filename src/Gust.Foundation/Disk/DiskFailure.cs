namespace Gust.Foundation.Disk;

/// <summary>Turns what the runtime throws into what <see cref="IDisk"/> promises: an <see cref="IOException"/>, or its kind for a full device.</summary>
internal static class DiskFailure
{
    // The runtime puts errno into HResult on Unix and the Windows error into its low half elsewhere.
    private const int NoSpace = 28;
    private const int QuotaExceededLinux = 122;
    private const int QuotaExceededBsd = 69;
    private const int WouldBlockLinux = 11;
    private const int WouldBlockBsd = 35;
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsSharingViolation = unchecked((int)0x80070020);

    /// <summary>Everything that the disk can do to a caller; a programming error such as a closed file is not of it.</summary>
    public static bool IsOfDisk(Exception failure) => failure is IOException or UnauthorizedAccessException;

    public static bool IsHeldByAnother(int code) =>
        code == (OperatingSystem.IsWindows() ? WindowsSharingViolation : OperatingSystem.IsLinux() ? WouldBlockLinux : WouldBlockBsd);

    public static bool IsFull(int code) => OperatingSystem.IsWindows()
        ? code is WindowsDiskFull or WindowsHandleDiskFull
        : code == NoSpace || code == (OperatingSystem.IsLinux() ? QuotaExceededLinux : QuotaExceededBsd);

    public static IOException Of(string verb, string path, Exception failure) =>
        Of(verb, path, failure.HResult, failure.Message, failure);

    public static IOException Of(string verb, string path, int code, string reason, Exception? inner = null)
    {
        string message = $"cannot {verb} {path}: {reason}";
        return IsFull(code) ? new DiskFullException(message, inner) : new IOException(message, inner);
    }
}

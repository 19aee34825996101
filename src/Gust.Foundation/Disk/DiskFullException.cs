namespace Gust.Foundation.Disk;

/// <summary>The device has no room for what was to be written. Nothing or a part of it may have been.</summary>
internal sealed class DiskFullException(string message, Exception? inner = null) : IOException(message, inner);

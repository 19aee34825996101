using Gust.Foundation.Disk;

namespace Gust.Storage.Streams.Files;

/// <summary>The windows of one store: whoever reads in sequence finds most records in one, and readers at different places do not take each other's.</summary>
/// <remarks>A window begins small, for a reader that jumps, and doubles each time its reader goes on behind it.</remarks>
internal sealed class ReadWindows(int countMax, int bytesMax)
{
    private const int BytesMin = 4096;
    private readonly List<ReadWindow> _windows = [];
    private ReadWindow? _latest;
    private long _uses;

    /// <summary>Bytes of a file; fewer when <paramref name="limit"/> or the file's end comes first. They hold until the next read.</summary>
    public ReadOnlySpan<byte> Read(IBlockFiles files, ulong block, long offset, int length, long limit)
    {
        length = (int)Math.Min(length, limit - offset);
        var window = _latest is { } latest && latest.Holds(block, offset, length) ? latest : Find(block, offset, length);
        if (window is null)
        {
            window = Choose(block, offset, out var ahead);
            var file = files.Open(block);
            var into = window.Prepare((int)Math.Min(Math.Max(length, ahead), limit - offset));
            window.Fill(block, offset, file.Read(offset, into));
        }

        window.Used = ++_uses;
        _latest = window;
        return window.Slice(offset, (int)Math.Min(length, window.End - offset));
    }

    /// <summary>Forgets what was read of a file.</summary>
    public void Forget(ulong block)
    {
        foreach (var window in _windows)
        {
            if (window.Block == block)
            {
                window.Release();
            }
        }
    }

    public void Release()
    {
        foreach (var window in _windows)
        {
            window.Release();
        }

        _windows.Clear();
        _latest = null;
    }

    private ReadWindow? Find(ulong block, long offset, int length)
    {
        foreach (var window in _windows)
        {
            if (window.Holds(block, offset, length))
            {
                return window;
            }
        }

        return null;
    }

    private ReadWindow Choose(ulong block, long offset, out int ahead)
    {
        var oldest = default(ReadWindow);
        foreach (var window in _windows)
        {
            if (window.End > window.Start && window.Precedes(block, offset))
            {
                ahead = (int)Math.Min((window.End - window.Start) * 2, bytesMax);
                return window;
            }

            oldest = oldest is null || window.Used < oldest.Used ? window : oldest;
        }

        ahead = Math.Min(BytesMin, bytesMax);
        if (oldest is null || _windows.Count < countMax)
        {
            oldest = new ReadWindow();
            _windows.Add(oldest);
        }

        return oldest;
    }
}

using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>Log lines in a file that is rotated by size (spec: monitoring.md section 6).</summary>
internal sealed class LogFile : ILogWriter
{
    /// <summary>Without the default's DOS rules, by which <c>log.*</c> means <c>log</c> too: the live file.</summary>
    private static readonly EnumerationOptions s_backups = new() { MatchType = MatchType.Simple, AttributesToSkip = FileAttributes.None };

    private readonly Lock _lock = new();
    private readonly LoggingOptions _options;
    private readonly TimeProvider _time;
    private readonly LogLine _line;
    private readonly string _path;
    private AppendOnlyFile _file;
    private long _size;

    public LogFile(LoggingOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _line = new LogLine(options, time, colours: false);
        _path = Path.GetFullPath(options.File!);
        _file = new AppendOnlyFile(_path);
        _size = _file.Length;
    }

    public void Write(LogLevel level, string text)
    {
        byte[] line = Encoding.UTF8.GetBytes(_line.Format(level, text));
        lock (_lock)
        {
            try
            {
                Append(line);
                if (_options.FileSizeLimit > 0 && _size > _options.FileSizeLimit)
                {
                    Rotate();
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                // A full disk, a lost right or a reload under way must not stop who logs; say so where somebody may still read it.
                Console.Error.WriteLine($"cannot write to the log file {_path}: {e.Message}");
            }
        }
    }

    public void Reopen()
    {
        lock (_lock)
        {
            AppendOnlyFile reopened = new(_path);
            _file.Dispose();
            _file = reopened;
            _size = reopened.Length;
        }
    }

    public void Dispose() => _file.Dispose();

    private void Append(ReadOnlySpan<byte> line)
    {
        _file.Append(line);
        _size += line.Length;
    }

    private void Rotate()
    {
        DateTimeOffset now = _time.GetLocalNow();
        string nanoseconds = (now.Ticks % TimeSpan.TicksPerSecond * 100).ToString("000000000", CultureInfo.InvariantCulture);
        string backup = $"{_path}.{now.ToString("yyyy.MM.dd.HH.mm.ss", CultureInfo.InvariantCulture)}.{nanoseconds}";
        File.Move(_path, backup);
        _file.Dispose();
        _file = new AppendOnlyFile(_path);
        _size = 0;
        Say($"Rotated log, backup saved as \"{backup}\"");
        Purge();
    }

    /// <summary>Keeps the configured number of files, the live one included.</summary>
    private void Purge()
    {
        if (_options.FileCountMax <= 0)
        {
            return;
        }

        string[] backups = Directory.GetFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + ".*.*.*.*.*.*.*", s_backups);
        Array.Sort(backups, StringComparer.Ordinal);
        foreach (string old in backups.Take(Math.Max(0, backups.Length - (_options.FileCountMax - 1))))
        {
            File.Delete(old);
            Say($"Purged log file \"{old}\"");
        }
    }

    private void Say(string text) => Append(Encoding.UTF8.GetBytes(_line.Format(LogLevel.Information, text)));
}

using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Logging;

/// <summary>Log lines in a file that is rotated by size (spec: monitoring.md section 6).</summary>
internal sealed class LogFile : ILogWriter
{
    /// <summary>How often standard error is told while lines are being lost.</summary>
    private static readonly TimeSpan ComplaintPause = TimeSpan.FromMinutes(1);

    /// <summary>Without the default's DOS rules, by which <c>log.*</c> means <c>log</c> too: the live file.</summary>
    private static readonly EnumerationOptions s_backups = new() { MatchType = MatchType.Simple, AttributesToSkip = FileAttributes.None };

    private readonly Lock _lock = new();
    private readonly LoggingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogLayout _layout;
    private readonly ILogger _own;
    private readonly ILogger _complaints;
    private readonly string _path;
    private AppendOnlyFile _file;
    private long _size;
    private long _lost;
    private long? _complainedAt;

    public LogFile(LoggingOptions options, TimeProvider time, ILogLayout layout)
    {
        _options = options;
        _time = time;
        _layout = layout;
        _own = new RecordLogger(Append);
        _complaints = new RecordLogger(Complain);
        _path = Path.GetFullPath(options.File!);
        _file = new AppendOnlyFile(_path);
        _size = _file.Length;
    }

    public void Write(in LogRecord record)
    {
        lock (_lock)
        {
            try
            {
                ConfessLosses();
                Append(record);
            }
            catch (Exception e) when (IsOfDisk(e))
            {
                _lost++;
                Complain(e.Message, isNew: _lost == 1); // a full disk, a lost right or a reload under way must not stop who logs
                return;
            }

            RotateIfLarge();
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

    private void Append(LogRecord record)
    {
        byte[] line = _layout.Format(record);
        _file.Append(line);
        _size += line.Length;
    }

    private void ConfessLosses()
    {
        if (_lost > 0)
        {
            LoggingLog.LinesLost(_own, _lost, _path);
            _lost = 0;
        }
    }

    private static bool IsOfDisk(Exception e) => e is IOException or UnauthorizedAccessException or ObjectDisposedException;

    /// <summary>Says so where somebody may still read it, but not for each line.</summary>
    private void Complain(string reason, bool isNew)
    {
        if (isNew || _complainedAt is not { } last || _time.GetElapsedTime(last) >= ComplaintPause)
        {
            _complainedAt = _time.GetTimestamp();
            LoggingLog.Unwritable(_complaints, _path, reason, _lost);
        }
    }

    private void Complain(LogRecord record)
    {
        using StandardErrorWriter errors = new(_layout);
        errors.Write(record);
    }

    /// <summary>Where that fails the file goes on growing, and each line tries again.</summary>
    private void RotateIfLarge()
    {
        if (_options.FileSizeLimit <= 0 || _size <= _options.FileSizeLimit)
        {
            return;
        }

        try
        {
            Rotate();
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            Complain(e.Message, isNew: false);
        }
    }

    private void Rotate()
    {
        DateTimeOffset now = _time.GetLocalNow();
        string nanoseconds = (now.Ticks % TimeSpan.TicksPerSecond * 100).ToString("000000000", CultureInfo.InvariantCulture);
        string backup = $"{_path}.{now.ToString("yyyy.MM.dd.HH.mm.ss", CultureInfo.InvariantCulture)}.{nanoseconds}";
        AppendOnlyFile next = Replace(backup);
        _file.Dispose();
        _file = next;
        _size = 0;
        LoggingLog.Rotated(_own, backup);
        Purge();
    }

    /// <summary>A new file of the name. Where there can be none, all stays as it was: later lines have to go somewhere.</summary>
    private AppendOnlyFile Replace(string backup)
    {
        bool isThere = File.Exists(_path); // somebody may have removed it, or its directory
        if (isThere)
        {
            File.Move(_path, backup);
        }

        try
        {
            return new AppendOnlyFile(_path);
        }
        catch (IOException) when (isThere)
        {
            File.Move(backup, _path);
            throw;
        }
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
            LoggingLog.Purged(_own, old);
        }
    }
}

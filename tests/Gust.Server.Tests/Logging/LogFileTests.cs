using Gust.Server.Logging;
using Gust.Testing;
using Gust.Testing.Kernel;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Tests.Logging;

public sealed class LogFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ManualTime _time = new();

    private string Name => Path.Combine(_directory.Path, "gust.log");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Line_has_process_time_level_and_text()
    {
        using (LogFile log = Open())
        {
            _time.AdvanceMs(1234.567);
            log.Write(Records.Of(LogLevel.Warning, "look out"));
        }

        Assert.Equal($"[{Environment.ProcessId}] 1970/01/01 00:00:01.234567 [WRN] look out\n", File.ReadAllText(Name));
    }

    [Fact]
    public void Time_may_be_left_out()
    {
        using (LogFile log = Open(options => options.Time = false))
        {
            log.Write(Records.Of(LogLevel.Information, "x"));
        }

        Assert.Equal($"[{Environment.ProcessId}] [INF] x\n", File.ReadAllText(Name));
    }

    [Fact]
    public void Existing_file_is_continued()
    {
        File.WriteAllText(Name, "before\n");
        using (LogFile log = Open())
        {
            log.Write(Records.Of(LogLevel.Error, "after"));
        }

        Assert.StartsWith("before\n[", File.ReadAllText(Name), StringComparison.Ordinal);
    }

    [Fact]
    public void File_over_its_size_is_moved_away_and_the_new_one_says_so()
    {
        using LogFile log = Open(options => options.FileSizeLimit = 500);
        Fill(log, lines: 10);
        string backup = Assert.Single(Backups());
        Assert.Matches(@"gust\.log\.\d{4}\.\d{2}\.\d{2}\.\d{2}\.\d{2}\.\d{2}\.\d{9}$", backup);
        Assert.Contains($"Rotated log, backup saved as \"{backup}\"", File.ReadAllText(Name), StringComparison.Ordinal);
    }

    [Fact]
    public void Size_at_the_start_counts()
    {
        File.WriteAllText(Name, new string('x', 600));
        using LogFile log = Open(options => options.FileSizeLimit = 500);
        log.Write(Records.Of(LogLevel.Information, "one line"));
        Assert.Single(Backups());
    }

    [Fact]
    public void Only_the_configured_number_of_files_is_kept_and_no_line_of_theirs_is_lost()
    {
        using LogFile log = Open(options =>
        {
            options.FileSizeLimit = 500;
            options.FileCountMax = 3;
        });
        Fill(log, lines: 60);
        Assert.Equal(2, Backups().Length);
        string kept = string.Concat(Backups().Append(Name).Select(File.ReadAllText));
        int[] numbers = [.. kept.Split('\n').Where(line => line.Contains("line ", StringComparison.Ordinal)).Select(line => int.Parse(line[(line.LastIndexOf(' ') + 1)..]))];
        Assert.Equal(Enumerable.Range(60 - numbers.Length, numbers.Length), numbers);
        Assert.Contains("Purged log file", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Reopen_goes_on_in_a_file_of_the_name()
    {
        using LogFile log = Open();
        log.Write(Records.Of(LogLevel.Information, "old"));
        File.Move(Name, Name + ".moved");
        log.Write(Records.Of(LogLevel.Information, "still old"));
        log.Reopen();
        log.Write(Records.Of(LogLevel.Information, "new"));
        Assert.Equal(2, File.ReadAllLines(Name + ".moved").Length);
        Assert.EndsWith("new\n", File.ReadAllText(Name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_writers_to_one_file_lose_and_mix_nothing()
    {
        const int Lines = 2000;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            using LogFile log = Open();
            for (int i = 0; i < Lines; i++)
            {
                log.Write(Records.Of(LogLevel.Information, $"writer {writer} line {i}"));
            }
        })));
        string[] lines = File.ReadAllLines(Name);
        Assert.Equal(4 * Lines, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"^\[\d+\] .* \[INF\] writer \d line \d+$", line));
    }

    [Fact]
    public void Write_after_the_close_does_not_throw_into_who_logs()
    {
        LogFile log = Open();
        log.Dispose();
        log.Write(Records.Of(LogLevel.Information, "late"));
    }

    [Fact]
    public void File_that_cannot_be_opened_is_an_error_that_names_it()
    {
        IOException error = Assert.Throws<IOException>(() => Open(options => options.File = Path.Combine(_directory.Path, "missing", "gust.log")));
        Assert.Contains("gust.log", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_a_full_disk_did_not_take_are_counted_and_confessed_once_it_takes_some()
    {
        File.CreateSymbolicLink(Name, "/dev/full");
        using LogFile log = Open();
        log.Write(Records.Of(LogLevel.Information, "lost"));
        log.Write(Records.Of(LogLevel.Information, "lost too"));
        File.Delete(Name);
        log.Reopen();
        log.Write(Records.Of(LogLevel.Information, "kept"));
        string[] lines = File.ReadAllLines(Name);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith($"[WRN] 2 log lines before this one are lost: the log file {Name} could not be written", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("kept", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_replaced_goes_on_growing_until_it_can()
    {
        string directory = Path.Combine(_directory.Path, "logs");
        string file = Path.Combine(directory, "gust.log");
        Directory.CreateDirectory(directory);
        using LogFile log = Open(options => (options.File, options.FileSizeLimit) = (file, 500));
        Directory.Delete(directory, recursive: true);
        Fill(log, lines: 20);

        Directory.CreateDirectory(directory);
        log.Write(Records.Of(LogLevel.Information, "over the limit: a new file"));
        log.Write(Records.Of(LogLevel.Information, "written there"));

        Assert.EndsWith("written there", File.ReadAllLines(file)[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("are lost", File.ReadAllText(file), StringComparison.Ordinal); // they went into the old file
    }

    private LogFile Open(Action<LoggingOptions>? configure = null)
    {
        LoggingOptions options = new() { File = Name };
        configure?.Invoke(options);
        return new LogFile(options, _time, new TextLayout(options, _time, colours: false));
    }

    private string[] Backups() => [.. Directory.GetFiles(_directory.Path).Where(file => file != Name).Order(StringComparer.Ordinal)];

    /// <summary>Lines of about 65 bytes, a millisecond apart.</summary>
    private void Fill(LogFile log, int lines)
    {
        for (int i = 0; i < lines; i++)
        {
            _time.AdvanceMs(1);
            log.Write(Records.Of(LogLevel.Information, $"this is line {i}"));
        }
    }
}

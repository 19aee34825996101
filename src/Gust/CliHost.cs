using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Gust.Cli;

/// <summary>Everything the commands know of the world outside, so that tests can run them in process.</summary>
internal sealed class CliHost
{
    /// <summary>What the user called: <c>gust</c> or <c>nats</c>.</summary>
    public string Name { get; init; } = "gust";

    /// <summary>Bytes, not text: payloads pass unchanged.</summary>
    public required Stream In { get; init; }

    public required Stream Out { get; init; }

    public required TextWriter Error { get; init; }

    public bool InIsTerminal { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public int TerminalColumns { get; init; } = 80;

    /// <summary>Columns and rows of the terminal as it is now: the user may have resized it.</summary>
    public Func<(int Columns, int Rows)> TerminalSize { get; init; } = static () => (80, 24);

    /// <summary>Waits for a key, which the terminal does not show; null where there is no terminal.</summary>
    public Func<ConsoleKeyInfo>? ReadKey { get; init; }

    public required Func<string, string?> Environment { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a command may take to end after Ctrl-C; null: signals are not handled.</summary>
    public TimeSpan? TerminationTimeout { get; init; }

    /// <summary>Reads a line from the terminal without showing it; null where there is no terminal.</summary>
    public Func<string?>? ReadSecret { get; init; }

    /// <summary>Runs <c>server</c> with the arguments behind it; null where there is no server to run.</summary>
    public Func<string[], Task<int>>? RunServer { get; init; }

    /// <summary>The host of a real process.</summary>
    public static CliHost FromProcess(string name = "gust", Func<string[], Task<int>>? runServer = null) => new()
    {
        Name = name,
        In = Console.OpenStandardInput(),
        Out = OpenOut(),
        Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true },
        InIsTerminal = !Console.IsInputRedirected,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        TerminalColumns = Columns(),
        TerminalSize = () => (Columns(), Rows()),
        ReadKey = Console.IsInputRedirected || Console.IsOutputRedirected ? null : () => Console.ReadKey(intercept: true),
        Environment = System.Environment.GetEnvironmentVariable,
        TerminationTimeout = TimeSpan.FromSeconds(5),
        RunServer = runServer,
        ReadSecret = Console.IsInputRedirected ? null : ReadHidden,
    };

    private static string? ReadHidden()
    {
        var typed = new StringBuilder();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    return typed.ToString();
                case ConsoleKey.Backspace:
                    typed.Length = Math.Max(0, typed.Length - 1);
                    break;
                default:
                    _ = key.KeyChar == '\0' ? typed : typed.Append(key.KeyChar);
                    break;
            }
        }
    }

    /// <summary>
    /// The console's stream swallows a broken pipe, so that <c>sub | head -1</c> would run for ever; a file stream
    /// reports it. For a file the console's stream is right: it writes at the position the shell's other commands share.
    /// </summary>
    private static Stream OpenOut()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        try
        {
            var file = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return file.CanSeek ? Console.OpenStandardOutput() : file;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return Console.OpenStandardOutput();
        }
    }

    private static int Columns()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }

    private static int Rows()
    {
        try
        {
            return Console.WindowHeight > 0 ? Console.WindowHeight : 24;
        }
        catch (IOException)
        {
            return 24;
        }
    }
}

using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.Client;

namespace Gust.Cli.Messages;

/// <summary>Shows received messages as the options of <c>sub</c> ask: dumped, raw or readable.</summary>
internal sealed class MessagePrinter
{
    private readonly CommandContext _context;
    private readonly StandardOutput _out;
    private readonly BodyTranslator? _translator;
    private readonly string? _dump;
    private readonly bool _raw;
    private readonly bool _headersOnly;
    private readonly bool _subjectsOnly;
    private readonly bool _timestamp;
    private readonly bool _deltaTime;
    private readonly long _start;

    public MessagePrinter(CommandContext context, SubOptions options)
    {
        _context = context;
        _out = context.Out;
        _translator = BodyTranslator.For(context.Get(options.Translate), context.Log);
        _dump = context.Get(options.Dump);
        _raw = context.Get(options.Raw);
        _headersOnly = context.Get(options.HeadersOnly);
        _subjectsOnly = context.Get(options.SubjectsOnly);
        _timestamp = context.Get(options.Timestamp);
        _deltaTime = context.Get(options.DeltaTime);
        _start = context.Host.TimeProvider.GetTimestamp();
        if (_dump is not null and not "-")
        {
            CreateDumpDirectory(_dump);
        }
    }

    /// <summary>Shows message <paramref name="number"/>, with its reply where replies are matched.</summary>
    public async ValueTask PrintAsync(Message message, long number, Message? reply = null)
    {
        if (_dump is not null)
        {
            Dump(message, number, suffix: "");
            if (reply is not null)
            {
                Dump(reply, number, suffix: "_reply");
            }
        }
        else if (_raw)
        {
            BodyPrinter.Compact(_out, (await BodyAsync(message)).Span);
            if (reply is not null)
            {
                BodyPrinter.Compact(_out, (await BodyAsync(reply)).Span);
            }
        }
        else
        {
            await PrintReadableAsync(message, number, reply);
        }
    }

    private async ValueTask PrintReadableAsync(Message message, long number, Message? reply)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"[#{number}]{Stamp()}");
        string withReply = message.Reply is null ? "" : $" with reply {Quoted.Text(message.Reply)}";
        _out.Line($"{head} Received on {Quoted.Text(message.Subject)}{withReply}");
        await PrintContentAsync(message);
        if (reply is not null)
        {
            _out.Line($"{head} Matched reply on {Quoted.Text(reply.Subject)}");
            await PrintContentAsync(reply);
        }
    }

    private async ValueTask PrintContentAsync(Message message)
    {
        if (_subjectsOnly)
        {
            return;
        }

        bool any = false;
        foreach ((string name, string value) in MessageFields.Of(message))
        {
            _out.Line($"{name}: {value}");
            any = true;
        }

        if (any)
        {
            _out.Line();
        }

        if (!_headersOnly)
        {
            BodyPrinter.Spaced(_out, (await BodyAsync(message)).Span);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> BodyAsync(Message message) =>
        _translator is null ? message.Payload : await _translator.TranslateAsync(message.Payload, _context.Cancel);

    private string Stamp()
    {
        TimeProvider time = _context.Host.TimeProvider;
        if (_timestamp)
        {
            return " @ " + time.GetLocalNow().ToString("MMM d HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        }

        return _deltaTime ? " @ " + DurationText.Format(time.GetElapsedTime(_start)) : "";
    }

    private void Dump(Message message, long number, string suffix)
    {
        byte[] json = MessageDump.ToJson(message);
        if (_dump == "-")
        {
            _out.Bytes(json);
            _out.Bytes("\0"u8);
            return;
        }

        string path = Path.Combine(_dump!, string.Create(CultureInfo.InvariantCulture, $"{number}{suffix}.json"));
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            file.Write(json);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"cannot write {path}: {e.Message}");
        }
    }

    private static void CreateDumpDirectory(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"--dump: cannot create {directory}: {e.Message}");
        }
    }
}

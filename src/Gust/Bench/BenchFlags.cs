using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Messages;
using Gust.Cli.Templates;
using Gust.Cli.Text;
using Gust.Foundation;

namespace Gust.Cli.Bench;

/// <summary>The options of the benchmarks.</summary>
internal sealed class BenchFlags
{
    private const long PayloadBytesMax = 64 * 1024 * 1024;
    private readonly string _name;
    private readonly bool _hasSubject;
    private readonly Argument<string> _subject = new("subject") { Description = "Subject to use" };
    private readonly Option<long> _clients = CommandParts.Number("--clients", "Concurrent clients of each kind", @default: 1, min: 1);
    private readonly Option<long> _messages = CommandParts.Number("--msgs", "Messages in all", @default: 100_000, min: 1);
    private readonly Option<string> _size = CommandParts.Text("--size", "BYTES", "Size of the messages, such as 512 or 4K (default 128)");
    private readonly Option<TimeSpan?> _sleep = CommandParts.Duration("--sleep", "Time between the messages of a client, or before a reply");
    private readonly Option<string> _csv = CommandParts.Text("--csv", "FILE", "Write the results to a CSV file");
    private readonly Option<bool> _json = CommandParts.Flag("--json", "Write the results as JSON to standard output");
    private readonly Option<bool> _multiSubject = CommandParts.Flag("--multisubject", "Put the number of the message into its subject, as a last token");
    private readonly Option<long> _multiSubjectMax = CommandParts.Number("--multisubjectmax", "Most subjects to use; 0: no bound", @default: 100_000, min: 0);
    private readonly Option<string> _payload = CommandParts.Text("--payload", "FILE", "Send the contents of a file");
    private readonly Option<string[]> _headers = CommandParts.Texts("--header", "NAME:VALUE", "Add a header; may be repeated", "-H");
    private readonly (Option<bool>, Option<bool>) _progress;

    /// <param name="command">Gets the options.</param>
    /// <param name="name">Of the benchmark.</param>
    /// <param name="hasSubject">Whether it publishes or subscribes to a subject of the user's.</param>
    public BenchFlags(Command command, string name, bool hasSubject = true)
    {
        (_name, _hasSubject) = (name, hasSubject);
        Option[] all = [_clients, _messages, _size, _sleep, _csv, _json];
        Option[] ofSubject = [_multiSubject, _multiSubjectMax, _payload, _headers];
        if (hasSubject)
        {
            command.Add(_subject);
        }

        foreach (Option option in (Option[])[.. all, .. hasSubject ? ofSubject : []])
        {
            command.Add(option);
        }

        _progress = CommandParts.OnOffFlag(command, "progress", "Show a progress bar on a terminal");
    }

    public BenchOptions Read(CommandContext context)
    {
        HeaderArguments headers = HeaderArguments.Parse(_hasSubject ? context.Get(_headers) : null);
        return new BenchOptions
        {
            Name = _name,
            Subject = _hasSubject ? context.Get(_subject) : "",
            Clients = (int)Math.Min(context.Get(_clients), int.MaxValue),
            Messages = context.Get(_messages),
            MessagesSaid = context.Parsed.GetResult(_messages) is { Implicit: false },
            Payload = Payload(context),
            Headers = headers.Render(new TemplateScope(1, context.Host.TimeProvider.GetLocalNow(), SystemRandom.Instance)),
            Sleep = context.Get(_sleep) ?? TimeSpan.Zero,
            MultiSubject = _hasSubject && context.Get(_multiSubject),
            MultiSubjectMax = _hasSubject ? context.Get(_multiSubjectMax) : 0,
            Progress = context.Get(_progress),
            CsvFile = context.Get(_csv),
            Json = context.Get(_json),
            Timeout = context.Settings.Timeout,
        };
    }

    private byte[] Payload(CommandContext context)
    {
        if (_hasSubject && context.Get(_payload) is { } file)
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : throw new CliException($"--payload: the file {file} does not exist");
        }

        string size = context.Get(_size) ?? "128";
        return SizeText.TryParse(size, out long bytes) && bytes <= PayloadBytesMax
            ? new byte[bytes]
            : throw new CliException($"--size: \"{size}\" is not a size up to 64M; write one like 512 or 4K");
    }
}

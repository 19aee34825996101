using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Messages;
using Gust.Cli.Output;
using Gust.Cli.Templates;
using Gust.Foundation;

namespace Gust.Cli.JetStream.Objects;

/// <summary><c>object put</c>: stores a file.</summary>
internal sealed class ObjectPutCommand
{
    private readonly Argument<string> _bucket = ObjectCommand.Bucket();
    private readonly Argument<string?> _file = new("file") { Description = "File to store; standard input when it is missing", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _name = CommandParts.Text("--name", "NAME", "Name of the object, instead of the file's");
    private readonly Option<string> _description = CommandParts.Text("--description", "TEXT", "What the object is");
    private readonly Option<string[]> _headers = CommandParts.Texts("--header", "NAME:VALUE", "Add a header; may be repeated", "-H");
    private readonly (Option<bool>, Option<bool>) _progress;
    private readonly Option<bool> _force = CommandParts.Flag("--force", "Replace an object without asking", "-f");

    private ObjectPutCommand(Command command)
    {
        command.Add(_bucket);
        command.Add(_file);
        Option[] own = [_name, _description, _headers, _force];
        foreach (Option option in own)
        {
            command.Add(option);
        }

        _progress = CommandParts.OnOffFlag(command, "progress", "Show a progress bar on a terminal");
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("put", "Store a file");
        var put = new ObjectPutCommand(command);
        family.Add(command);
        runner.Bind(command, put.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        string? file = context.Get(_file);
        string name = context.Get(_name) ?? file ?? throw new CliException("what comes from standard input needs a --name");
        if (file is not null && !File.Exists(file))
        {
            throw new CliException($"the file {file} does not exist");
        }

        var scope = new TemplateScope(1, context.Host.TimeProvider.GetLocalNow(), SystemRandom.Instance);
        ObjectInfo about = new()
        {
            Name = name,
            Description = context.Get(_description) ?? "",
            Headers = [.. HeaderArguments.Parse(context.Get(_headers)).Render(scope) ?? []],
        };
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        ObjectBucket bucket = await ObjectBucket.OpenAsync(js, context.Get(_bucket));
        if (!context.Get(_force) && await bucket.FindAsync(name) is { IsDeleted: false }
            && !await Confirmation.AskAsync(context, $"Replace existing object {bucket.Name} > {name}?", "--force"))
        {
            return;
        }

        await using Stream content = file is null ? context.Host.In : File.OpenRead(file);
        long total = file is null ? 0 : content.Length;
        long done = 0;
        Task<ObjectInfo> put = bucket.PutAsync(about, content, bytes => Volatile.Write(ref done, bytes));
        await TransferProgress.ShowAsync(context.Host, context.Get(_progress) && total > 0, name, () => Volatile.Read(ref done), total, put);
        context.Out.Text(ObjectText.Object(await put, context.Host.TimeProvider));
        context.Out.Flush();
    }
}

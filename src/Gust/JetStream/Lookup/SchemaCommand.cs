using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Gust.Cli.Commands;
using Gust.Cli.Output;

namespace Gust.Cli.JetStream.Lookup;

/// <summary><c>schema</c>: the JSON schemas of NATS.</summary>
internal static class SchemaCommand
{
    public static Command Family() => CommandParts.Named("schema", "Look up the JSON schemas of NATS and check documents against them");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command family, CommandRunner runner)
    {
        runner.Connects(family, isConnecting: false);
        AddSearch(family, runner);
        AddInfo(family, runner);
        AddValidate(family, runner);
    }

    private static void AddSearch(Command family, CommandRunner runner)
    {
        Command search = CommandParts.Named("search", "List schemas", "find", "list", "ls");
        Argument<string> pattern = new("pattern") { Description = "Regular expression that the name must match", DefaultValueFactory = _ => "." };
        Option<bool> json = CommandParts.Flag("--json", "Write JSON", "-j");
        search.Add(pattern);
        search.Add(json);
        family.Add(search);
        runner.Bind(search, context =>
        {
            Regex wanted = RegexArgument.Parse("pattern", context.Get(pattern));
            string[] found = [.. SchemaStore.Names.Where(name => wanted.IsMatch(name))];
            context.Out.Text(context.Get(json) ? JsonOutput.Texts(found) + "\n" : found.Length == 0 ? "No schemas matched\n" : string.Concat(found.Select(name => name + "\n")));
            context.Out.Flush();
        });
    }

    private static void AddInfo(Command family, CommandRunner runner)
    {
        Command info = CommandParts.Named("info", "Show a schema", "show", "view");
        Argument<string> name = new("schema") { Description = "Name of the schema" };
        info.Add(name);
        family.Add(info);
        runner.Bind(info, context =>
        {
            context.Out.Line(JsonOutput.Indented(Encoding.UTF8.GetBytes(SchemaStore.Get(context.Get(name)).GetRawText())));
            context.Out.Flush();
        });
    }

    private static void AddValidate(Command family, CommandRunner runner)
    {
        Command validate = CommandParts.Named("validate", "Check a JSON file against a schema", "check");
        Argument<string> name = new("schema") { Description = "Name of the schema" };
        Argument<string> file = new("file") { Description = "JSON file, - for standard input" };
        Option<bool> json = CommandParts.Flag("--json", "Write the errors as JSON", "-j");
        validate.Add(name);
        validate.Add(file);
        validate.Add(json);
        family.Add(validate);
        runner.Bind(validate, async context =>
        {
            string path = context.Get(file);
            byte[] document = path == "-" ? await new StandardInput(context.Host.In).ReadAllAsync(context.Cancel)
                : File.Exists(path) ? await File.ReadAllBytesAsync(path, context.Cancel)
                : throw new CliException($"the file {path} does not exist");
            return SchemaCheck.Report(context, context.Get(name), document, $"a valid {context.Get(name)}", context.Get(json));
        });
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Lookup;

/// <summary><c>errors</c>: what the codes of JetStream mean.</summary>
internal static class ErrorsCommand
{
    public static Command Family() => CommandParts.Named("errors", "Look up the error codes of JetStream", "err", "error");

    /// <summary>Adds the family's own commands.</summary>
    public static void Fill(Command family, CommandRunner runner)
    {
        runner.Connects(family, isConnecting: false);
        AddList(family, runner);
        AddLookup(family, runner);
    }

    private static void AddList(Command family, CommandRunner runner)
    {
        Command list = CommandParts.Named("ls", "List errors", "list");
        Argument<string> match = new("match") { Description = "Regular expression that name, code or description must match", DefaultValueFactory = _ => "." };
        Option<string> sort = CommandParts.Text("--sort", "code|http|description|name", "Order of the errors (default code)");
        sort.AcceptOnlyFromAmong("code", "http", "description", "descr", "name");
        list.Add(match);
        list.Add(sort);
        family.Add(list);
        runner.Bind(list, context =>
        {
            Regex wanted = RegexArgument.Parse("match", context.Get(match));
            IEnumerable<JetStreamError> found = ErrorTable.All.Where(e => wanted.IsMatch($"{e.ErrorCode:d} {e.ErrorCode} {e.Description}"));
            var table = new Table("JetStream Errors", "Name", "Code", "HTTP", "Description");
            foreach (JetStreamError error in Sorted(found, context.Get(sort)))
            {
                table.Row(error.ErrorCode.ToString(), error.ErrorCode.ToString("d"), error.Code.ToString(CultureInfo.InvariantCulture), error.Description);
            }

            context.Out.Text(table.Render(context.Host, context.SettingsWithoutContext.ColourScheme));
            context.Out.Flush();
        });
    }

    private static IEnumerable<JetStreamError> Sorted(IEnumerable<JetStreamError> errors, string? order) => order switch
    {
        "http" => errors.OrderBy(e => e.Code).ThenBy(e => e.ErrorCode),
        "description" or "descr" => errors.OrderBy(e => e.Description, StringComparer.OrdinalIgnoreCase),
        "name" => errors.OrderBy(e => e.ErrorCode.ToString(), StringComparer.Ordinal),
        _ => errors.OrderBy(e => e.ErrorCode),
    };

    private static void AddLookup(Command family, CommandRunner runner)
    {
        Command lookup = CommandParts.Named("lookup", "Explain a code", "find", "get", "l", "view", "show");
        Argument<string> code = new("code") { Description = "Code, such as 10059" };
        lookup.Add(code);
        family.Add(lookup);
        runner.Bind(lookup, context =>
        {
            string text = context.Get(code);
            JetStreamError error = ErrorTable.All.FirstOrDefault(e => e.ErrorCode.ToString("d") == text)
                ?? throw new CliException($"there is no error {text}; errors ls lists them");
            var columns = new Columns($"NATS JetStream Error Code: {error.ErrorCode:d}");
            columns.Row("Description", error.Description);
            columns.Row("HTTP Code", error.Code.ToString(CultureInfo.InvariantCulture));
            columns.Row("Name", error.ErrorCode.ToString());
            context.Out.Text(columns.Render());
            context.Out.Flush();
        });
    }
}

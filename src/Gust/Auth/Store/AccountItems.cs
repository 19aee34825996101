using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Output;
using Gust.Security.Claims;

namespace Gust.Cli.Auth.Store;

/// <summary>Things that an account's claims list under a subject, exports or imports: the commands that show and remove them.</summary>
/// <param name="Name">What one of them is called.</param>
/// <param name="List">Those of an account.</param>
/// <param name="Replace">Sets them.</param>
/// <param name="Subject">By which one of them is named.</param>
/// <param name="Columns">Titles of the table.</param>
/// <param name="Row">One of them in the table.</param>
internal sealed record AccountItems<T>(
    string Name,
    Func<AccountBody, IReadOnlyList<T>> List,
    Action<AccountBody, IReadOnlyList<T>> Replace,
    Func<T, string> Subject,
    string[] Columns,
    Func<T, string[]> Row)
    where T : class
{
    public void AddItem(AccountEntry owner, T item)
    {
        Replace(owner.Claims.Account, [.. List(owner.Claims.Account), item]);
        owner.Save();
    }

    public void AddList(Command family, CommandRunner runner)
    {
        Command command = ContextCommand.Sub("ls", $"List {Name}s", "list");
        Argument<string?> account = StoreOptions.AccountArgument(command);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            var table = new Table($"{char.ToUpperInvariant(Name[0])}{Name[1..]}s of {owner.Name}", Columns);
            foreach (T one in List(owner.Claims.Account))
            {
                table.Row(Row(one));
            }

            StoreOptions.Write(context, table);
        });
    }

    /// <param name="subjectHelp">What the argument means.</param>
    public void AddRemove(Command family, CommandRunner runner, string subjectHelp)
    {
        Command command = ContextCommand.Sub("rm", $"Remove an {Name}", "remove");
        var subject = new Argument<string>("subject") { Description = subjectHelp };
        command.Add(subject);
        Argument<string?> account = StoreOptions.AccountArgument(command);
        Option<bool> force = StoreOptions.Force();
        command.Add(force);
        var options = new StoreOptions(command);
        family.Add(command);
        runner.Bind(command, async context =>
        {
            AccountEntry owner = options.Account(context, context.Get(account));
            IReadOnlyList<T> all = List(owner.Claims.Account);
            T gone = all.FirstOrDefault(one => Subject(one) == context.Get(subject))
                ?? throw new CliException($"{owner.Name} does not {Name} {context.Get(subject)}");
            if (context.Get(force) || await Confirmation.AskAsync(context, $"Really remove the {Name} {Subject(gone)}?", "--force"))
            {
                Replace(owner.Claims.Account, [.. all.Where(one => one != gone)]);
                owner.Save();
            }
        });
    }
}

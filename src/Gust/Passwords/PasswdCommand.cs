using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Security.Access;

namespace Gust.Cli.Passwords;

/// <summary><c>server passwd</c>: hashes a password for the server's configuration.</summary>
internal static class PasswdCommand
{
    private const int LettersMin = 22;

    /// <summary>Other words for it, of the NATS tools.</summary>
    public static readonly string[] Aliases = ["mkpasswd", "pass", "password"];

    public static Command Create(CommandRunner runner)
    {
        Command command = ContextCommand.Sub("passwd", "Hash a password for the server's configuration", Aliases);
        Option<string> password = CommandParts.Text("--pass", "PASSWORD", "The password; asked for when missing [$PASSWORD]", "-p");
        Option<long> cost = CommandParts.Number("--cost", $"Cost of the bcrypt hash, {Bcrypt.CostMin} to {Bcrypt.CostMax}", PasswordHash.DefaultCost, Bcrypt.CostMin);
        cost.Aliases.Add("-c");
        Option<bool> generate = CommandParts.Flag("--generate", "Generate a password and hash it", "-g");
        command.Add(password);
        command.Add(cost);
        command.Add(generate);
        runner.Bind(command, async context =>
        {
            long wanted = context.Get(cost);
            if (wanted > Bcrypt.CostMax)
            {
                throw new CliException($"--cost: bcrypt's cost is {Bcrypt.CostMin} to {Bcrypt.CostMax}");
            }

            string secret = context.Get(generate) ? RandomPassword.Create() : await SecretAsync(context, password);
            if (secret.Length < LettersMin)
            {
                throw new CliException($"a password has at least {LettersMin} characters; -g generates one");
            }

            string hash = PasswordHash.Of(secret, (int)wanted);
            context.Out.Line(context.Get(generate) ? $"Generated password: {secret}\n       bcrypt hash: {hash}" : hash);
            context.Out.Flush();
        });
        return command;
    }

    private static async Task<string> SecretAsync(CommandContext context, Option<string> option)
    {
        if ((context.Get(option) ?? context.Host.Environment("PASSWORD")) is { Length: > 0 } said)
        {
            return said;
        }

        var prompter = new Prompter(context);
        string first = await prompter.AskSecretAsync("Enter password:");
        string second = prompter.IsInteractive ? await prompter.AskSecretAsync("Reenter password:") : first; // a pipe says it once
        return first == second ? first : throw new CliException("the passwords are not the same");
    }
}

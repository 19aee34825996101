using Gust.Cli.Commands;

namespace Gust.Cli.Auth.Init;

/// <summary>Asks at the terminal what the command line did not say.</summary>
internal sealed class InitQuestions(CommandContext context)
{
    private static readonly string[] s_modes = ["password", "users", "operator", "mtls"];
    private readonly Prompter _prompter = new(context);

    public async Task<string> ModeAsync()
    {
        if (!_prompter.IsInteractive)
        {
            throw new CliException($"--mode says what to set up: {string.Join(", ", s_modes)}");
        }

        context.Out.Line("How do applications show who they are?");
        context.Out.Line("  1  password   one password, one user who may do everything");
        context.Out.Line("  2  users      a password for each application, and what it may do");
        context.Out.Line("  3  operator   signed tokens: accounts and users can be added while servers run");
        context.Out.Line("  4  mtls       certificates, from an authority made for it");
        string answer = await _prompter.AskAsync("Which?", s_modes[1]);
        return int.TryParse(answer, out int number) && number >= 1 && number <= s_modes.Length ? s_modes[number - 1]
            : s_modes.Contains(answer) ? answer
            : throw new CliException($"\"{answer}\" is none of {string.Join(", ", s_modes)}");
    }

    /// <summary>The applications; one named <c>app</c> where nobody can be asked.</summary>
    public async Task<IReadOnlyList<AppUser>> UsersAsync()
    {
        if (!_prompter.IsInteractive)
        {
            return [AppUser.Parse("app")];
        }

        string names = await _prompter.AskAsync("Names of the applications, separated by spaces:", "app");
        context.Out.Line("Subjects are separated by commas; \"none\" is none.");
        List<AppUser> users = [];
        foreach (string name in names.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            string own = AppUser.Below(AppUser.RequireName(name));
            IReadOnlyList<string> publish = AppUser.Subjects(await _prompter.AskAsync($"Subjects that {name} may publish to:", own));
            IReadOnlyList<string> subscribe = AppUser.Subjects(await _prompter.AskAsync($"Subjects that {name} may subscribe to:", own));
            users.Add(new AppUser(name, publish, subscribe));
        }

        return users;
    }
}

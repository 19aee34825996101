namespace Gust.Cli.Commands;

/// <summary>Asks the user at the terminal; where there is none, says which option answers instead.</summary>
internal static class Confirmation
{
    public static async Task<bool> AskAsync(CommandContext context, string question, string option)
    {
        if (!context.Host.InIsTerminal)
        {
            throw new CliException($"{question} Confirm with {option}");
        }

        string answer = await context.Prompter.AskAsync($"{question} (y/N)");
        return answer is "y" or "Y" or "yes";
    }

    /// <summary>Lets the user choose one of several by its number or name.</summary>
    public static async Task<string> ChooseAsync(CommandContext context, string question, IReadOnlyList<string> choices)
    {
        for (int i = 0; i < choices.Count; i++)
        {
            context.Out.Line($"{i + 1,3}  {choices[i]}");
        }

        string answer = await context.Prompter.AskAsync(question);
        return int.TryParse(answer, out int number) && number >= 1 && number <= choices.Count ? choices[number - 1] : answer;
    }
}

using Gust.Cli.Text;
using Spectre.Console;

namespace Gust.Cli.Output;

/// <summary>Rows under headings: framed on a terminal, plain aligned columns elsewhere. Cells may hold what others have chosen.</summary>
internal sealed class Table(string title, params string[] headings)
{
    private readonly List<string[]> _rows = [];
    private string[]? _footer;

    public void Row(params string[] cells) => _rows.Add([.. cells.Select(Visible.Line)]);

    /// <summary>A last line with the sums.</summary>
    public void Footer(params string[] cells) => _footer = cells;

    public string Render(CliHost host, string? colourScheme)
    {
        return host.OutIsTerminal ? RenderFramed(host, colourScheme) : RenderPlain();
    }

    private string RenderPlain()
    {
        string[][] rows = [headings, .. _rows, .. _footer is null ? Array.Empty<string[]>() : [_footer]];
        int[] widths = [.. headings.Select((_, i) => rows.Max(row => row[i].Length))];
        var lines = rows.Select(row => string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        return string.Join('\n', lines) + "\n";
    }

    private string RenderFramed(CliHost host, string? colourScheme)
    {
        using var text = new StringWriter();
        bool colour = string.IsNullOrEmpty(host.Environment("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = host.TerminalColumns;
        console.Profile.Capabilities.Unicode = true;
        var table = new Spectre.Console.Table { Title = new TableTitle(Markup.Escape(Visible.Line(title))), Border = colourScheme == "double" ? TableBorder.Double : TableBorder.Rounded };
        table.BorderStyle(new Style(Colour(colourScheme)));
        for (int i = 0; i < headings.Length; i++)
        {
            var column = new TableColumn(new Spectre.Console.Text(headings[i]));
            table.AddColumn(_footer is null ? column : column.Footer(new Spectre.Console.Text(_footer[i])));
        }

        foreach (string[] row in _rows)
        {
            table.AddRow(row.Select(cell => new Spectre.Console.Text(cell)));
        }

        console.Write(table);
        return text.ToString();
    }

    /// <summary>The colour schemes that contexts of the NATS tools may name.</summary>
    private static Color Colour(string? scheme) => scheme switch
    {
        "yellow" => Color.Yellow,
        "blue" => Color.Blue,
        "cyan" => Color.Aqua,
        "green" => Color.Green,
        "magenta" => Color.Fuchsia,
        "red" => Color.Red,
        _ => Color.Default,
    };
}

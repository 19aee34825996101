using System.Text;

namespace Gust.Cli.Output;

/// <summary>A screen of text that is drawn again and again: over the whole terminal, or block after block where there is none.</summary>
internal sealed class LiveScreen : IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l";
    private const string Leave = "\e[?25h\e[?1049l";
    private readonly StandardOutput _out;
    private readonly bool _isTerminal;

    public LiveScreen(CliHost host, StandardOutput output)
    {
        _out = output;
        _isTerminal = host.OutIsTerminal;
        if (_isTerminal)
        {
            _out.Text(Enter);
            _out.Flush();
        }
    }

    /// <summary>Draws lines that fit the terminal.</summary>
    public void Draw(IEnumerable<string> lines)
    {
        if (!_isTerminal)
        {
            _out.Text(string.Concat(lines.Select(line => line + "\n")) + "\n");
            _out.Flush();
            return;
        }

        var text = new StringBuilder("\e[H");
        bool isFirst = true;
        foreach (string line in lines)
        {
            text.Append(isFirst ? "" : "\r\n").Append(line).Append("\e[K"); // no line break after the last: it would scroll
            isFirst = false;
        }

        _out.Text(text.Append("\e[J").ToString());
        _out.Flush();
    }

    public void Dispose()
    {
        if (_isTerminal)
        {
            _out.Text(Leave);
            _out.Flush();
        }
    }
}

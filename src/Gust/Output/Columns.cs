using System.Text;
using Gust.Cli.Text;

namespace Gust.Cli.Output;

/// <summary>A heading and lines of <c>label: value</c> in sections, the colons below one another. All of it may hold what others have chosen.</summary>
internal sealed class Columns(string heading)
{
    private const int Indent = 2;
    private readonly List<(string? Label, string Text)> _lines = [];

    public bool IsEmpty => _lines.Count == 0;

    /// <summary>Starts a section; one without lines is not shown.</summary>
    public void Section(string title) => _lines.Add((null, Visible.Line(title)));

    public void Row(string label, string value) => _lines.Add((Visible.Line(label), Visible.Lines(value)));

    public void Row(string label, bool value) => Row(label, value ? "true" : "false");

    /// <summary>A line where there is something to say.</summary>
    public void RowIf(string label, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Row(label, value);
        }
    }

    public void RowIf(string label, bool value)
    {
        if (value)
        {
            Row(label, value);
        }
    }

    /// <summary>Several values below one another.</summary>
    public void Rows(string label, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            Row(label, value);
            label = "";
        }
    }

    public void Rows(string label, IReadOnlyDictionary<string, string>? values) =>
        Rows(label, (values ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}"));

    public string Render()
    {
        int width = _lines.Max(line => line.Label?.Length ?? 0) + Indent;
        var text = new StringBuilder(Visible.Line(heading)).Append("\n\n");
        for (int i = 0; i < _lines.Count; i++)
        {
            (string? label, string value) = _lines[i];
            if (label is not null)
            {
                text.Append(label.PadLeft(width)).Append(label.Length > 0 ? ": " : "  ").Append(value).Append('\n');
            }
            else if (i + 1 < _lines.Count && _lines[i + 1].Label is not null)
            {
                text.Append(text[^2] == '\n' ? "" : "\n").Append(value).Append(":\n\n");
            }
        }

        return text.Append('\n').ToString();
    }
}

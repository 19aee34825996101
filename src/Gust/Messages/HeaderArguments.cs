using Gust.Cli.Templates;
using Gust.Client;

namespace Gust.Cli.Messages;

/// <summary>The <c>-H Name:Value</c> options, with templates in the values.</summary>
internal sealed class HeaderArguments
{
    private readonly List<(string Name, Template Value)> _fields = [];

    public int Count => _fields.Count;

    public static HeaderArguments Parse(IEnumerable<string>? arguments)
    {
        var headers = new HeaderArguments();
        foreach (string argument in arguments ?? [])
        {
            int colon = argument.IndexOf(':');
            string name = colon > 0 ? argument[..colon].Trim() : "";
            if (name.Length == 0)
            {
                throw new CliException($"--header: \"{argument}\" is not a header; write Name:Value");
            }

            try
            {
                headers._fields.Add((name, Template.Parse(argument[(colon + 1)..].Trim())));
            }
            catch (TemplateException e)
            {
                throw new CliException($"--header {name}: {e.Message}");
            }
        }

        headers.Render(new TemplateScope(1, default, Foundation.SystemRandom.Instance)); // a bad name shows before anything is sent
        return headers;
    }

    /// <summary>Null when there are none.</summary>
    public Headers? Render(TemplateScope scope)
    {
        if (_fields.Count == 0)
        {
            return null;
        }

        var headers = new Headers();
        AddTo(headers, scope);
        return headers;
    }

    public void AddTo(Headers headers, TemplateScope scope)
    {
        foreach ((string name, Template value) in _fields)
        {
            try
            {
                headers.Add(name, value.RenderText(scope));
            }
            catch (ArgumentException e)
            {
                throw new CliException($"--header: {e.Message.Split(" (Parameter", 2)[0]}");
            }
        }
    }
}

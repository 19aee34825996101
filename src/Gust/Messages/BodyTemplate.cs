using Gust.Cli.Output;
using Gust.Cli.Templates;

namespace Gust.Cli.Messages;

/// <summary>Reads the template in a body or subject. One that makes no sense is sent as it stands, with a word about it, as the NATS tools do.</summary>
internal static class BodyTemplate
{
    public static Template Parse(ReadOnlyMemory<byte> source, string what, bool enabled, Log log)
    {
        if (!enabled)
        {
            return Template.Constant(source);
        }

        try
        {
            return Template.Parse(source);
        }
        catch (TemplateException e)
        {
            log.Line($"Could not parse the {what} template, using it as it is (--no-templates to say so): {e.Message}");
            return Template.Constant(source);
        }
    }
}

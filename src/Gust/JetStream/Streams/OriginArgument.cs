using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Streams;

/// <summary>A stream to copy from: a name, or for all that goes with it the API's JSON.</summary>
internal static class OriginArgument
{
    public static StreamSource Parse(string option, string text)
    {
        if (!text.TrimStart().StartsWith('{'))
        {
            return new StreamSource { Name = text };
        }

        var origin = new StreamSource();
        return ModelJson.Read(Encoding.UTF8.GetBytes(text), StreamSource.Shape, origin) is { } error
            ? throw new CliException($"{option}: {error}")
            : origin;
    }
}

using System.Text;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary>Which streams copy from which, as a graph for GraphViz.</summary>
internal static class ReplicationGraph
{
    public static string Dot(IEnumerable<StreamInfo> streams)
    {
        var text = new StringBuilder("digraph streams {\n  node [shape=box];\n");
        foreach (StreamInfo stream in streams)
        {
            text.Append($"  {Quoted.Text(stream.Config.Name)};\n");
            AddEdge(text, stream, stream.Config.Mirror, "Mirror");
            foreach (StreamSource source in stream.Config.Sources ?? [])
            {
                AddEdge(text, stream, source, "Source");
            }
        }

        return text.Append("}\n").ToString();
    }

    private static void AddEdge(StringBuilder text, StreamInfo stream, StreamSource? origin, string kind)
    {
        if (origin is not null)
        {
            string name = origin.External is { } external ? $"{external.Api} {origin.Name}" : origin.Name;
            text.Append($"  {Quoted.Text(name)} -> {Quoted.Text(stream.Config.Name)} [label={Quoted.Text(kind)}];\n");
        }
    }
}

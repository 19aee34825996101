using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary>Where the messages of a stream come from, as people read it.</summary>
internal static class OriginText
{
    public static void AddTo(Columns text, string title, IReadOnlyList<StreamSource> configured, IReadOnlyList<StreamSourceInfo> states)
    {
        text.Section(title);
        foreach (StreamSource origin in configured)
        {
            text.Row("Stream Name", origin.Name);
            text.RowIf("Start Sequence", origin.OptStartSeq > 0 ? CountText.Format(origin.OptStartSeq) : "");
            text.RowIf("Start Time", origin.OptStartTime?.ToString());
            AddState(text, states.FirstOrDefault(s => s.Name == origin.Name && s.FilterSubject == origin.FilterSubject && s.External == origin.External));
            text.RowIf("Filter", origin.FilterSubject);
            text.Rows("Subject Transform", (origin.SubjectTransforms ?? []).Select(t => $"{(t.Source.Length > 0 ? t.Source : ">")} to {t.Destination}"));
            text.RowIf("Ext. API Prefix", origin.External?.Api);
            text.RowIf("Ext. Delivery Prefix", origin.External?.Deliver);
            text.RowIf("Consumer", origin.Consumer?.Name);
        }
    }

    public static string Active(StreamSourceInfo state) => state.ActiveNs < 0 ? "never" : TimeText.Period(state.ActiveNs) + " ago";

    private static void AddState(Columns text, StreamSourceInfo? state)
    {
        if (state is null)
        {
            return;
        }

        text.Row("Lag", CountText.Format(state.Lag));
        text.Row("Last Seen", OriginText.Active(state));
        text.RowIf("Error", state.Error is { } error ? $"{error.Description} ({error.ErrorCode})" : "");
    }
}

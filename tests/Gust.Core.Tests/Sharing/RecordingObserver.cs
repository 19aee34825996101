using System.Text;

namespace Gust.Core.Tests.Sharing;

/// <summary>Notes of which subscriptions it is told.</summary>
internal sealed class RecordingObserver : ISubscriptionObserver
{
    public List<string> Subjects { get; } = [];

    public void OnChanged(ReadOnlySpan<byte> subject) => Subjects.Add(Encoding.ASCII.GetString(subject));
}

using System.Text;

namespace Gust.Subjects.Tests;

/// <summary>A subscription that remembers what it was made for.</summary>
internal sealed class TestEntry(string subject, string queue = "") : ISubjectTreeEntry
{
    public string Subject { get; } = subject;

    public string Queue { get; } = queue;

    public int SlotIndex { get; set; } = int.MinValue;

    public void AddTo(SubjectTree<TestEntry> tree) =>
        tree.Add((ReadOnlySpan<byte>)Encoding.UTF8.GetBytes(Subject), Encoding.UTF8.GetBytes(Queue), this);

    public bool RemoveFrom(SubjectTree<TestEntry> tree) =>
        tree.Remove(Encoding.UTF8.GetBytes(Subject), Encoding.UTF8.GetBytes(Queue), this);

    public override string ToString() => Queue.Length == 0 ? Subject : $"{Subject} ({Queue})";
}

using Gust.Foundation;
using System.Buffers;
namespace Gust.Subjects;
internal interface ISubjectTreeEntry { int SlotIndex { get; set; } }
internal sealed class MatchResult<T> where T : class { public List<T> P = new(); public List<List<T>> G = new(); public ReadOnlySpan<T> Plain => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(P); public int GroupCount => G.Count; public ReadOnlySpan<T> Group(int i) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(G[i]); }
internal sealed class SubjectTree<T> where T : class, ISubjectTreeEntry {
  readonly List<(string s, string q, T e)> all = new(); long v; public long Version => Volatile.Read(ref v);
  static string S(ReadOnlySpan<byte> b) => System.Text.Encoding.Latin1.GetString(b);
  public void Add(ReadOnlySpan<byte> s, ReadOnlySpan<byte> q, T e) { lock (all) { all.Add((S(s), S(q), e)); v++; } }
  public bool Remove(ReadOnlySpan<byte> s, ReadOnlySpan<byte> q, T e) { lock (all) { v++; return all.RemoveAll(x => ReferenceEquals(x.e, e)) > 0; } }
  public void Match(ReadOnlySpan<byte> s, MatchResult<T> r) { r.P.Clear(); r.G.Clear(); var t = S(s).Split('.'); var d = new Dictionary<string, List<T>>(); lock (all) foreach (var x in all) { if (!M(t, x.s.Split('.'))) continue; if (x.q == "") r.P.Add(x.e); else { if (!d.TryGetValue(x.q, out var l)) { d[x.q] = l = new(); r.G.Add(l); } l.Add(x.e); } } }
  static bool M(string[] t, string[] p) { if (t.Contains("")) return false; for (int i = 0; i < p.Length; i++) { if (p[i] == ">") return t.Length > i; if (i >= t.Length) return false; if (p[i] != "*" && p[i] != t[i]) return false; } return t.Length == p.Length; }
}
internal static class SubjectRules { 
 public static bool IsValid(ReadOnlySpan<byte> s) { var t = System.Text.Encoding.Latin1.GetString(s).Split('.'); int i = Array.IndexOf(t, ">"); return !t.Contains("") && (i < 0 || i == t.Length - 1); }
 public static bool IsValidLiteral(ReadOnlySpan<byte> s) { var t = System.Text.Encoding.Latin1.GetString(s).Split('.'); return !t.Contains("") && !t.Contains("*") && !t.Contains(">"); }
 public static int TokenCount(ReadOnlySpan<byte> s) => s.Count((byte)'.') + 1; }
internal enum MappingOutcome { Unmapped, Mapped, Dropped }
internal sealed class SubjectMappings { public MappingOutcome Map(ReadOnlySpan<byte> s, IBufferWriter<byte> o, IRandom r) => MappingOutcome.Unmapped; }

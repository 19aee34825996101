namespace Gust.Core;

/// <summary>Subjects of the servers' own traffic, on which no client may publish (spec: protocol.md section 5).</summary>
internal static class ReservedSubjects
{
    /// <summary>Where auth callout services are asked about clients.</summary>
    public static ReadOnlySpan<byte> AuthenticationRequest => "$SYS.REQ.USER.AUTH"u8;

    public static bool IsSubject(ReadOnlySpan<byte> subject) =>
        subject.StartsWith("_GR_."u8) || subject.StartsWith("$NRG."u8);

    /// <summary>A reply that would make an answer look like the servers' own.</summary>
    public static bool IsReply(ReadOnlySpan<byte> reply) =>
        !reply.IsEmpty && reply[0] is (byte)'_' or (byte)'$'
        && (reply.StartsWith("_R_."u8) || reply.StartsWith("_GR_."u8) || reply.StartsWith("$JS.ACK."u8));
}

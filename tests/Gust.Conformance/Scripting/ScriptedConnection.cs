using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Gust.Conformance.Frames;
using Gust.Security.Keys;
using Gust.Testing;

namespace Gust.Conformance.Scripting;

/// <summary>A named connection of a script and what it has received since the transcript last took it.</summary>
internal sealed class ScriptedConnection(string name, RawConnection wire, int port)
{
    public string Name => name;

    public RawConnection Wire => wire;

    /// <summary>The port of the listener, which INFO repeats.</summary>
    public int Port => port;

    /// <summary>For connections of that kind: how the server closed it.</summary>
    public WebSocket? Socket { get; init; }

    /// <summary>What is sent has to be put into frames here; no library does it.</summary>
    public bool IsFramed { get; init; }

    public bool IsUnmasked { get; init; }

    public List<WireFrame> Received { get; } = [];

    /// <summary>The last INFO, which holds the nonce and the server's name.</summary>
    public JsonObject Info { get; private set; } = [];

    /// <summary>The last message, which may have to be answered.</summary>
    public WireFrame? LastMessage { get; private set; }

    /// <summary>What follows the headers of the last message, bytes as Latin-1.</summary>
    public string LastBody => LastMessage is null ? "" : Encoding.Latin1.GetString(LastMessage.Payload.AsSpan(HeaderLength(LastMessage)));

    /// <summary>Opens the messages that the server seals for it; null when they come in clear.</summary>
    public CurveKeyPair? Unsealing { get; set; }

    public bool DiscardsMessages { get; set; }

    public bool DiscardsHeartbeats { get; set; }

    /// <summary>Number of the next request's inbox.</summary>
    public int NextRequest { get; set; } = 1;

    /// <summary>By stream sequence: where the last delivery of that message is to be acknowledged.</summary>
    public Dictionary<string, string> AckReplies { get; } = [];

    /// <summary>Its end has been written to the transcript.</summary>
    public bool EndTold { get; set; }

    /// <summary>It did not answer in time once; it is not waited for again.</summary>
    public bool IsHung { get; set; }

    /// <summary>The server did not let it in: no handshake, no end to wait for.</summary>
    public bool IsRefused { get; set; }

    public bool HasEnded => wire.Ended || IsRefused;

    public bool CanBeAsked => !HasEnded && !IsHung;

    /// <summary>How the server closed a WebSocket, or nothing.</summary>
    public string? CloseText => Socket?.CloseStatus is { } status ? $"close frame {(int)status} \"{Socket.CloseStatusDescription}\"" : null;

    /// <summary>Sends operations, in whatever this connection carries them.</summary>
    public Task SendAsync(byte[] operations) => wire.SendAsync(ToWire(operations));

    public byte[] ToWire(byte[] operations) => IsFramed ? FrameWriter.Message(operations, IsUnmasked) : operations;

    public void Add(WireFrame frame)
    {
        frame = Opened(frame);
        Received.Add(frame);
        if (frame.Payload is not null)
        {
            LastMessage = frame;
            if (frame.Line.Split(' ') is [_, _, _, var reply, _, ..] && reply.Split('.') is ["$JS", "ACK", _, _, _, var sequence, ..])
            {
                AckReplies[sequence] = reply;
            }
        }
        else if (frame.Line.StartsWith("INFO {", StringComparison.Ordinal))
        {
            Learn(JsonNode.Parse(frame.Line["INFO ".Length..])!.AsObject());
        }
    }

    private WireFrame Opened(WireFrame frame)
    {
        var headerLength = frame.Payload is null ? 0 : HeaderLength(frame);
        return Unsealing is not null
            && frame.Payload is { } payload
            && Unsealing.TryOpen(payload.AsSpan(headerLength), $"{Info["xkey"]}", out var message)
            ? frame with { Payload = [.. payload.AsSpan(0, headerLength), .. message] }
            : frame;
    }

    private static int HeaderLength(WireFrame frame) =>
        frame.Line.StartsWith("HMSG ", StringComparison.Ordinal) ? int.Parse(frame.Line.Split(' ')[^2], CultureInfo.InvariantCulture) : 0;

    // Later ones lack the nonce, which is valid as long as the connection.
    private void Learn(JsonObject info)
    {
        foreach (var (field, value) in info)
        {
            Info[field] = value?.DeepClone();
        }
    }
}

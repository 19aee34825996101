using System.Buffers.Binary;

namespace Gust.Transport.WebSockets;

/// <summary>Takes frames apart: headers, masks, fragments and control frames between them (RFC 6455 section 5).</summary>
/// <remarks>Synchronous and without input of its own; bytes may come in any pieces. Owned by the link's read loop.</remarks>
/// <param name="requiresMask">False for a peer that announced to do without (<c>Nats-No-Masking</c>).</param>
/// <param name="allowsCompression">permessage-deflate was agreed on.</param>
internal sealed class WebSocketFrameReader(bool requiresMask, bool allowsCompression)
{
    private const int ControlPayloadMax = 125;

    /// <summary>Two bytes, a length of eight, a mask of four.</summary>
    private const int HeaderMax = 14;

    private readonly byte[] _header = new byte[HeaderMax];
    private readonly byte[] _control = new byte[ControlPayloadMax];
    private int _headerCount;
    private int _controlCount;
    private WebSocketOpcode _opcode;
    private bool _isFinal;
    private bool _isMasked;
    private uint _key;
    private long _length;
    private long _position;
    private bool _inFrame;
    private bool _inMessage;

    /// <summary>The bytes of the message under way are to be inflated.</summary>
    public bool IsCompressed { get; private set; }

    /// <summary>What was wrong; from then on nothing more is read.</summary>
    public WebSocketError? Error { get; private set; }

    /// <summary>Payload of the control frame that was read last.</summary>
    public ReadOnlySpan<byte> Control => _control.AsSpan(0, _controlCount);

    /// <summary>Reads until something is to be done. Unmasked payload goes to <paramref name="output"/>.</summary>
    public WebSocketRead Read(ReadOnlySpan<byte> input, Span<byte> output, out int consumed, out int written)
    {
        consumed = 0;
        written = 0;
        while (Error is null)
        {
            if (!_inFrame)
            {
                if (!TryReadHeader(input, ref consumed))
                {
                    break;
                }

                if (BeginFrame() is { } begun)
                {
                    return begun;
                }
            }

            bool isControl = _opcode >= WebSocketOpcode.Close;
            Span<byte> target = isControl ? _control.AsSpan((int)_position) : output[written..];
            int count = (int)Math.Min(Math.Min(_length - _position, target.Length), input.Length - consumed);
            Unmask(input.Slice(consumed, count), target);
            consumed += count;
            _position += count;
            written += isControl ? 0 : count;
            if (_position < _length)
            {
                return WebSocketRead.More;
            }

            _inFrame = false;
            if (EndFrame() is { } ended)
            {
                return ended;
            }
        }

        return Error is null ? WebSocketRead.More : WebSocketRead.Failed;
    }

    private bool TryReadHeader(ReadOnlySpan<byte> input, ref int consumed)
    {
        while (true)
        {
            int wanted = _headerCount < 2 ? 2 : HeaderLength();
            int count = Math.Min(wanted - _headerCount, input.Length - consumed);
            input.Slice(consumed, count).CopyTo(_header.AsSpan(_headerCount));
            _headerCount += count;
            consumed += count;
            if (_headerCount < wanted)
            {
                return false;
            }

            if (_headerCount == HeaderLength())
            {
                _headerCount = 0;
                return true;
            }
        }
    }

    private int HeaderLength()
    {
        int length = (_header[1] & 0x7F) switch
        {
            126 => 4,
            127 => 10,
            _ => 2,
        };
        return (_header[1] & 0x80) != 0 ? length + 4 : length;
    }

    /// <summary>Understands the header; says when the caller has to know.</summary>
    private WebSocketRead? BeginFrame()
    {
        int first = _header[0];
        _isFinal = (first & 0x80) != 0;
        bool isCompressed = (first & 0x40) != 0;
        _isMasked = (_header[1] & 0x80) != 0;
        _opcode = (WebSocketOpcode)(first & 0x0F);
        int short7 = _header[1] & 0x7F;
        _length = short7 switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            127 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
            _ => short7,
        };
        _key = _isMasked ? BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(HeaderLength() - 4)) : 0;
        _position = 0;
        _controlCount = 0;
        _inFrame = true;
        Error = HeaderError(first, isCompressed);
        if (Error is not null)
        {
            return WebSocketRead.Failed;
        }

        if (_opcode is not (WebSocketOpcode.Text or WebSocketOpcode.Binary))
        {
            return null;
        }

        _inMessage = true;
        IsCompressed = isCompressed;
        return WebSocketRead.MessageBegin;
    }

    private WebSocketError? HeaderError(int first, bool isCompressed)
    {
        if ((first & 0x30) != 0)
        {
            return WebSocketError.ReservedBits;
        }

        if (!_isMasked && requiresMask)
        {
            return WebSocketError.MaskMissing;
        }

        if (isCompressed && !allowsCompression)
        {
            return WebSocketError.NotAgreed;
        }

        if (_length < 0)
        {
            return WebSocketError.BadLength;
        }

        switch (_opcode)
        {
            case WebSocketOpcode.Text or WebSocketOpcode.Binary:
                return _inMessage ? WebSocketError.MessageInMessage : null;
            case WebSocketOpcode.Continuation:
                return _inMessage && !isCompressed ? null : WebSocketError.BadContinuation;
            case WebSocketOpcode.Close or WebSocketOpcode.Ping or WebSocketOpcode.Pong:
                return isCompressed ? WebSocketError.ControlCompressed
                    : !_isFinal ? WebSocketError.ControlFragmented
                    : _length > ControlPayloadMax ? WebSocketError.ControlTooLong : null;
            default:
                return WebSocketError.UnknownOpcode((int)_opcode);
        }
    }

    private void Unmask(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (_isMasked)
        {
            WebSocketMask.Apply(source, target, _key, _position);
        }
        else
        {
            source.CopyTo(target);
        }
    }

    private WebSocketRead? EndFrame()
    {
        switch (_opcode)
        {
            case WebSocketOpcode.Ping:
                _controlCount = (int)_length;
                return WebSocketRead.Ping;
            case WebSocketOpcode.Pong:
                _controlCount = (int)_length;
                return WebSocketRead.Pong;
            case WebSocketOpcode.Close:
                _controlCount = (int)_length;
                Error = WebSocketClose.Check(Control);
                return Error is null ? WebSocketRead.Close : WebSocketRead.Failed;
            default:
                if (!_isFinal)
                {
                    return null;
                }

                _inMessage = false;
                return WebSocketRead.MessageEnd;
        }
    }
}

using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Tls;

/// <summary>Reads <c>handshake_first</c>: yes, no, <c>auto</c>, or how long to wait for a client that does not begin.</summary>
internal static class HandshakeFirstReader
{
    private static readonly TimeSpan s_autoFallback = TimeSpan.FromMilliseconds(50);

    public static void Read(ReadingContext context, ConfigEntry key, TlsOptions tls)
    {
        switch (key.Value)
        {
            case ConfigBoolean { Value: var isFirst }:
                tls.HandshakeFirst = isFirst;
                break;
            case ConfigString { Value: var text }:
                ReadText(context, key, text, tls);
                break;
            default:
                context.Diagnostics.Error(
                    key.Value.Position, $"'{key.Key}' must be true, false, \"auto\" or a duration such as \"300ms\", not {key.Value.Kind}");
                break;
        }
    }

    private static void ReadText(ReadingContext context, ConfigEntry key, string text, TlsOptions tls)
    {
        switch (text.ToLowerInvariant())
        {
            case "true" or "on":
                tls.HandshakeFirst = true;
                break;
            case "false" or "off":
                break;
            case "auto" or "auto_fallback":
                (tls.HandshakeFirst, tls.HandshakeFirstFallback) = (true, s_autoFallback);
                break;
            default:
                if (!GoDuration.TryParse(text, out var delay, out _) || delay < TimeSpan.Zero)
                {
                    context.Diagnostics.Error(
                        key.Value.Position,
                        $"field \"{key.Key}\"'s value \"{text}\" is invalid: expected on, off, auto or a duration such as \"300ms\"");
                    break;
                }

                (tls.HandshakeFirst, tls.HandshakeFirstFallback) = (true, delay == TimeSpan.Zero ? null : delay);
                break;
        }
    }
}

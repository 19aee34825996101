using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>The one list of values that depend on the moment, the machine or the server: they only have to look alike.</summary>
internal static class ValueMask
{
    /// <summary>Not the zero time, which says that something never was.</summary>
    private const string Time = """^"(?!0001)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z"$""";
    private const string Elapsed = """^"(\d+h)?(\d+m)?\d+(\.\d+)?(s|ms|µs|ns)"$""";
    private const string Uptime = """^"(\d+d)?(\d+h)?(\d+m)?\d+s"$""";
    private const string Number = @"^\d+(\.\d+)?$";
    private const string ReplySubject = """^"_R_\.\w+\.\w+"$""";
    private const string Hash = """^"[0-9a-f]{64}"$""";

    private static readonly Dictionary<string, Regex> s_masks = new Dictionary<string, string>
    {
        ["server_id"] = """^"N[A-Z2-7]{55}"$""",
        ["now"] = Time,
        ["start"] = Time,
        ["stop"] = Time,
        ["last_activity"] = Time,
        ["update_time"] = Time,
        ["config_load_time"] = Time,
        ["tls_cert_not_after"] = Time,
        ["created"] = Time,
        ["ts"] = Time,
        ["first_ts"] = Time,
        ["last_ts"] = Time,
        ["last_active"] = Time,
        ["pinned_ts"] = Time,
        ["pinned_client_id"] = """^"[0-9A-Za-z]{22}"$""",
        ["active"] = Number, // nanoseconds since an origin was heard of; -1: never
        ["pause_remaining"] = Number,
        ["name"] = """^"JS_(MIRROR|SRC)_[0-9A-Za-z]{8}-[0-9A-Za-z]{8}"$""", // consumers that copy for another stream
        ["deliver_subject"] = """^"\$JS\.[MS]\.[0-9A-Za-z]{8}"$""",
        ["config_digest"] = """^"sha256:[0-9a-f]{64}"$""", // that it is the file's is compared where both have the same file
        ["store_dir"] = """^"/.+/jetstream"$""",
        ["uptime"] = Uptime,
        ["idle"] = Uptime,
        ["rtt"] = Elapsed,
        ["cid"] = Number,
        ["port"] = Number,
        ["http_port"] = @"^-?\d+$", // the reference shows what is configured, even if that is "any"
        ["to"] = ReplySubject,
        ["local_subject"] = ReplySubject,
        ["pending_bytes"] = Number,
        ["mem"] = Number,
        ["cpu"] = Number,
        ["go"] = "^\".+\"$",
        ["spki_sha256"] = Hash,
        ["cert_sha256"] = Hash,
        ["tls_cipher_suite"] = """^"TLS_[A-Z0-9_]+"$""",
    }.ToDictionary(pair => pair.Key, pair => new Regex(pair.Value, RegexOptions.CultureInvariant));

    /// <summary>The value's text, or what stands for it.</summary>
    public static string Apply(string name, JsonElement value)
    {
        string text = value.ValueKind == JsonValueKind.String ? $"\"{value.GetString()}\"" : value.GetRawText();
        bool isCount = name.StartsWith('/'); // requests for a path; tests ask as often as they need
        return isCount ? "(count)" : s_masks.TryGetValue(name, out Regex? mask) && mask.IsMatch(text) ? "(masked)" : text;
    }
}

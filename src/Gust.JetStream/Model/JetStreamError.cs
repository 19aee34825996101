using System.Text;
using System.Text.Json;

namespace Gust.JetStream.Model;

/// <summary>Why a request was refused: what the answer's <c>error</c> says.</summary>
/// <param name="Code">After HTTP's status codes.</param>
/// <param name="ErrorCode">Names the reason; clients decide by it.</param>
/// <param name="Description">For people; clients compare some of them, so the words are the reference's.</param>
internal sealed record JetStreamError(int Code, ErrorCode ErrorCode, string Description)
{
    /// <summary>An error whose description has no placeholder.</summary>
    public static JetStreamError Of(ErrorCode code) => ErrorTable.Get(code);

    /// <summary>An error whose description has one placeholder, whatever its name.</summary>
    public static JetStreamError Of(ErrorCode code, object value) => ErrorTable.Get(code).Filled([value]);

    /// <summary>An error whose description has two placeholders, in their order.</summary>
    public static JetStreamError Of(ErrorCode code, object first, object second) => ErrorTable.Get(code).Filled([first, second]);

    /// <summary>A stream's configuration that cannot be.</summary>
    public static JetStreamError InvalidStream(string reason) => Of(ErrorCode.StreamInvalidConfig, reason);

    public static JetStreamError InvalidJson(string reason) => Of(ErrorCode.InvalidJSON, reason);

    /// <summary>The value of <c>error</c> in answers.</summary>
    public void Write(Utf8JsonWriter writer) =>
        ApiError.Shape.Write(writer, new ApiError { Code = Code, ErrorCode = (long)ErrorCode, Description = Description });

    private JetStreamError Filled(ReadOnlySpan<object> values)
    {
        StringBuilder text = new();
        int at = 0;
        foreach (object value in values)
        {
            int start = Description.IndexOf('{', at);
            text.Append(Description, at, start - at).Append(value);
            at = Description.IndexOf('}', start) + 1;
        }

        return this with { Description = text.Append(Description, at, Description.Length - at).ToString() };
    }
}

namespace Gust.JetStream.Api;

/// <summary>The words of one kind of request, and what the tokens behind them name.</summary>
/// <param name="Verb">The kind.</param>
/// <param name="Words">Behind the prefix, with the dots between them.</param>
/// <param name="NamesMin">Tokens that must follow.</param>
/// <param name="NamesMax">Tokens that may follow.</param>
/// <param name="HasRest">Whether any number of further tokens may follow: a subject.</param>
/// <param name="IsForSystem">Whether only the system account may ask.</param>
internal sealed record ApiPattern(ApiVerb Verb, string Words, int NamesMin, int NamesMax, bool HasRest = false, bool IsForSystem = false);

namespace Gust.Configuration.Reading;

/// <summary>What a JWT of the configuration must be about.</summary>
internal enum TokenKind
{
    Operator,
    Account,
}

namespace Gust.Server.Operators;

/// <summary>Too many accounts wait to be fetched; nothing is said about the one that was asked for.</summary>
internal sealed class ResolverBusyException() : Exception("too many accounts wait to be fetched");

namespace Gust.Core.Internal;

/// <summary>Takes one request to the server. Must not throw and must not wait.</summary>
internal delegate void RequestHandler(in Publication request);

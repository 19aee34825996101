namespace Gust.Client;

/// <summary>Takes a message on the reading thread: must be quick, must not block, must copy what it keeps.</summary>
internal delegate void MessageHandler(in MessageView message);

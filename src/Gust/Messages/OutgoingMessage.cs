using Gust.Client;

namespace Gust.Cli.Messages;

/// <summary>A message as it goes out: its templates are filled in.</summary>
internal readonly record struct OutgoingMessage(string Subject, ReadOnlyMemory<byte> Body, Headers? Headers);

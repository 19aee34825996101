namespace Gust.Foundation;

/// <summary>Works off a batch of a <see cref="Mailbox{T}"/>. Must not throw.</summary>
internal delegate void MailboxOwner<T>(Span<T> batch);

namespace Gust.JetStream.Hosting;

/// <summary>The newest image of a stream that a checkpoint may name.</summary>
/// <param name="Bytes">See <see cref="StreamImages"/>.</param>
/// <param name="Number">Of the image of its messages.</param>
/// <param name="UpTo">All records of the stream up to this position of the journal are in it.</param>
/// <param name="From">The journal is needed from here on to make up for what is not.</param>
internal sealed record KeptImage(byte[] Bytes, long Number, long UpTo, long From);

using Gust.JetStream.Model;

namespace Gust.JetStream.Hosting;

/// <summary>A stream as a checkpoint keeps it.</summary>
/// <param name="Number">Names it in the journal.</param>
/// <param name="Account">Name of its account.</param>
/// <param name="Created">Unix nanoseconds.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="Store">What the store of its messages needs to open.</param>
/// <param name="Rest">Ids and consumers, see <see cref="StreamImages.Restore"/>.</param>
internal sealed record StreamImage(ulong Number, string Account, long Created, StreamConfig Config, byte[] Store, byte[] Rest);

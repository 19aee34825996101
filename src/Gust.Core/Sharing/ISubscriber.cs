namespace Gust.Core.Sharing;

/// <summary>A sink that gets what its account imports too, under the names of its account.</summary>
internal interface ISubscriber : ISink
{
    byte[] Subject { get; }

    /// <summary>Empty for a subscriber of its own.</summary>
    byte[] Queue { get; }
}

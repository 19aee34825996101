using System.Buffers.Text;
using System.Text;

namespace Gust.Web.Console.Buckets;

/// <summary>Where the stream of a bucket keeps what.</summary>
internal static class ObjectNames
{
    public const string StreamPrefix = "OBJ_";

    public static string Stream(string bucket) => StreamPrefix + bucket;

    /// <summary>Subjects of what is said of its objects.</summary>
    public static string Descriptions(string bucket) => $"$O.{bucket}.M.>";

    /// <summary>Subject of what is said of one of them. The name is padded there, as the clients do it.</summary>
    public static string Description(string bucket, string name)
    {
        string encoded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(name));
        return $"$O.{bucket}.M.{encoded}{new string('=', (4 - (encoded.Length % 4)) % 4)}";
    }

    /// <summary>Subject of the chunks of an object.</summary>
    public static string Chunks(string bucket, string nuid) => $"$O.{bucket}.C.{nuid}";
}

using System.Text;
using Gust.Foundation;
using Gust.Security.Access;

namespace Gust.Cli.Passwords;

/// <summary>Hashes passwords for configurations, with a clear word where that cannot be.</summary>
internal static class PasswordHash
{
    /// <summary>What nats-server's tool takes: about a tenth of a second for each guess.</summary>
    public const int DefaultCost = 11;

    public static string Of(string password, int cost = DefaultCost)
    {
        if (!Bcrypt.IsAvailable)
        {
            throw new CliException("bcrypt needs the system library libcrypt, which was not found; install libcrypt1 (Debian) or libxcrypt");
        }

        if (Encoding.UTF8.GetByteCount(password) > Bcrypt.SecretBytesMax)
        {
            throw new CliException($"bcrypt reads {Bcrypt.SecretBytesMax} bytes of a password at most; choose a shorter one");
        }

        return Bcrypt.Hash(password, cost, SystemRandom.Instance);
    }
}

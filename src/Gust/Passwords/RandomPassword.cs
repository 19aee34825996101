using Gust.Foundation;

namespace Gust.Cli.Passwords;

/// <summary>Passwords that nobody guesses: 32 letters and digits, 190 bits.</summary>
internal static class RandomPassword
{
    private const int Length = 32;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Create() =>
        string.Create(Length, SystemRandom.Instance, static (text, random) =>
        {
            foreach (ref char letter in text)
            {
                letter = Letters[random.Next(Letters.Length)];
            }
        });
}

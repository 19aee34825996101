using System.Security.Cryptography;
using Gust.Security.Keys;

namespace Gust.Security.Tests.Keys;

/// <summary>Vectors of "Cryptography in NaCl" (Bernstein), sections 8 and 10.</summary>
public sealed class Salsa20Tests
{
    private const string FirstKey = "1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389";
    private const string Nonce = "69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37";

    [Fact]
    public void First_key_is_derived_from_the_shared_secret()
    {
        byte[] key = Hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
        Salsa20.HSalsa20(key, new byte[16], key);
        Assert.Equal(Hex(FirstKey), key);
    }

    [Fact]
    public void Second_key_is_derived_from_the_first_and_the_nonce()
    {
        byte[] key = new byte[32];
        Salsa20.HSalsa20(Hex(FirstKey), Hex(Nonce)[..16], key);
        Assert.Equal(Hex("dc908dda0b9344a953629b733820778880f3ceb421bb61b91cbd4c3e66256ce4"), key);
    }

    [Fact]
    public void Stream_of_four_megabytes_has_the_published_digest()
    {
        byte[] stream = new byte[4_194_304];
        Salsa20.XSalsa20Stream(Hex(FirstKey), Hex(Nonce), stream);
        Assert.Equal("662b9d0e3463029156069b12f918691a98f7dfb2ca0393c96bbfc6b1fbd630a2", Convert.ToHexStringLower(SHA256.HashData(stream)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    public void Shorter_stream_is_the_start_of_the_longer(int size)
    {
        byte[] longer = new byte[200];
        byte[] shorter = new byte[size];
        Salsa20.XSalsa20Stream(Hex(FirstKey), Hex(Nonce), longer);
        Salsa20.XSalsa20Stream(Hex(FirstKey), Hex(Nonce), shorter);
        Assert.Equal(longer[..size], shorter);
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex);
}

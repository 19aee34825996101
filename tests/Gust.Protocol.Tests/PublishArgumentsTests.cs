using System.Text;

namespace Gust.Protocol.Tests;

public sealed class PublishArgumentsTests
{
    [Theory]
    [InlineData("s 1", false, "s", "", -1, 1, 2)]
    [InlineData("s r 12", false, "s", "r", -1, 12, 2)]
    [InlineData("s  r 12", false, "s", "r", -1, 12, 3)]
    [InlineData("s r  12", false, "s", "r", -1, 12, -1)]
    [InlineData("s 1 ", false, "s", "", -1, 1, -1)]
    [InlineData("s 4 5", true, "s", "", 4, 5, 2)]
    [InlineData("s r 4 5", true, "s", "r", 4, 5, 2)]
    [InlineData("s r 4\t5", true, "s", "r", 4, 5, -1)]
    [InlineData("s 999999999", false, "s", "", -1, 999999999, 2)]
    public void Fields_are_read(string line, bool headers, string subject, string reply, int headerSize, int size, int tailStart)
    {
        Assert.True(PublishArguments.TryParse(Encoding.ASCII.GetBytes(line), headers, out PublishArguments arguments));
        Assert.Equal(subject, Encoding.ASCII.GetString(arguments.Subject));
        Assert.Equal(reply, Encoding.ASCII.GetString(arguments.Reply));
        Assert.Equal((headerSize, size, tailStart), (arguments.HeaderSize, arguments.Size, arguments.TailStart));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("s", false)]
    [InlineData("s ", false)]
    [InlineData("s r", false)]
    [InlineData("s 1 r", false)]
    [InlineData("s r x 1", false)]
    [InlineData("s 1234567890", false)]
    [InlineData("s ١", false)]
    [InlineData("s 5", true)]
    [InlineData("s 6 5", true)]
    [InlineData("s r x 4 5", true)]
    public void Anything_else_is_refused(string line, bool headers) =>
        Assert.False(PublishArguments.TryParse(Encoding.UTF8.GetBytes(line), headers, out _));
}

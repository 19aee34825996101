using System.Text;

namespace Gust.Protocol.Tests;

public sealed class HeaderFieldsTests
{
    [Theory]
    [InlineData("NATS/1.0\r\n\r\n", "")]
    [InlineData("", "")]
    [InlineData("NATS/1.0 503 No\r\nA: b\r\n\r\n", "A=b;")]
    [InlineData("NATS/1.0\r\nA:b\r\nB:  c d \r\n\r\n", "A=b;B=c d;")]
    [InlineData("NATS/1.0\r\nA : b:c\r\n\r\n", "A=b:c;")]
    [InlineData("NATS/1.0\r\nA: b\nC: d\rE: f\r\n\r\n", "A=b;C=d;E=f;")]
    [InlineData("NATS/1.0\rA: b\r\n\r\n", "A=b;")]
    [InlineData("NATS/1.0\r\n\r\nHidden: x\r\n\r\n", "Hidden=x;")]
    [InlineData("NATS/1.0\r\nnothing\r\nA:\r\nlast: one", "A=;last=one;")]
    public void Every_reading_of_a_block_is_seen(string block, string expected)
    {
        StringBuilder seen = new();
        foreach (HeaderField field in new HeaderFields(Encoding.Latin1.GetBytes(block)))
        {
            if (!field.Name.IsEmpty)
            {
                seen.Append(Encoding.Latin1.GetString(field.Name)).Append('=').Append(Encoding.Latin1.GetString(field.Value)).Append(';');
            }
        }

        Assert.Equal(expected, seen.ToString());
    }

    [Fact]
    public void Lines_cover_the_block_without_gaps()
    {
        byte[] block = "NATS/1.0\r\nA: b\n\rC\r\n d: e\r\n\r\nf"u8.ToArray();
        int next = HeaderFields.EndOfFirstLine(block);
        foreach (HeaderField field in new HeaderFields(block))
        {
            Assert.Equal(next, field.Start);
            next = field.End;
        }

        Assert.Equal(block.Length, next);
    }

    [Fact]
    public void Folded_line_is_told()
    {
        HeaderFields.Enumerator lines = new HeaderFields("NATS/1.0\r\nA: b\r\n c\r\n\r\n"u8).GetEnumerator();
        Assert.True(lines.MoveNext());
        Assert.False(lines.Current.IsContinuation);
        Assert.True(lines.MoveNext());
        Assert.True(lines.Current.IsContinuation);
    }

    [Fact]
    public void First_field_of_exactly_the_name_is_found()
    {
        byte[] block = "NATS/1.0\r\na: 1\r\nA: 2\r\nA: 3\r\n\r\n"u8.ToArray();
        Assert.Equal("2"u8, HeaderFields.Find(block, "A"u8));
        Assert.True(HeaderFields.Find(block, "B"u8).IsEmpty);
    }
}

using Gust.Storage.Streams;

namespace Gust.Storage.Tests;

public sealed class MessageSizeTests
{
    [Fact]
    public void File_store_counts_two_bytes_on_s_as_33() => Assert.Equal(33, MessageSize.InFile(subject: 1, headers: 0, payload: 2)); // spec: jetstream.md section 2.1

    [Fact]
    public void Headers_count_with_their_length_field() => Assert.Equal(33 + 4 + 12, MessageSize.InFile(subject: 1, headers: 12, payload: 2));

    [Fact]
    public void Memory_store_counts_16_bytes_beside_the_content() => Assert.Equal(1 + 12 + 2 + 16, MessageSize.InMemory(subject: 1, headers: 12, payload: 2));
}

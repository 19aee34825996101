using Gust.Security.Definitions;
using Gust.Server.Security;

namespace Gust.Server.Tests.Security;

/// <summary>Every public kind has its kernel kind, of the same name; a kind that is added to one side only fails here.</summary>
public class KindMappingTests
{
    [Fact]
    public void Every_type_of_connection_is_the_kind_of_its_name()
    {
        Assert.Equal(Enum.GetNames<ConnectionKinds>().Order(), Enum.GetNames<ConnectionTypes>().Order());
        Assert.All(Enum.GetValues<ConnectionTypes>(), type => Assert.Equal(type.ToString(), KindMapping.Of(type).ToString()));
    }

    [Fact]
    public void Several_types_stay_several() => Assert.Equal(
        ConnectionKinds.WebSocket | ConnectionKinds.InProcess, KindMapping.Of(ConnectionTypes.WebSocket | ConnectionTypes.InProcess));

    [Fact]
    public void Every_kind_of_sharing_and_of_response_is_the_kind_of_its_name()
    {
        Assert.All(Enum.GetValues<Gust.ShareKind>(), kind => Assert.Equal(kind.ToString(), KindMapping.Of(kind).ToString()));
        Assert.All(Enum.GetValues<ServiceResponseKind>(), kind => Assert.Equal(kind.ToString(), KindMapping.Of(kind).ToString()));
    }

    [Fact]
    public void What_is_no_kind_is_refused_instead_of_guessed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => KindMapping.Of((Gust.ShareKind)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => KindMapping.Of((ServiceResponseKind)7));
    }
}

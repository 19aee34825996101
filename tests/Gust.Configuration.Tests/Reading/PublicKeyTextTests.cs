using Gust.Configuration.Reading;

namespace Gust.Configuration.Tests.Reading;

public class PublicKeyTextTests
{
    [Fact]
    public void A_key_is_of_one_kind_only()
    {
        (string Text, byte Prefix)[] keys =
        [
            (Keys.User, PublicKeyText.User), (Keys.Account, PublicKeyText.Account), (Keys.Operator, PublicKeyText.Operator), (Keys.Curve, PublicKeyText.Curve),
        ];

        Assert.All(keys, key => Assert.Equal([key.Prefix], keys.Select(other => other.Prefix).Where(prefix => PublicKeyText.Is(prefix, key.Text))));
    }

    [Theory]
    [InlineData(Keys.User, true)]
    [InlineData(Keys.Server, true)]
    [InlineData("CCVYMHOBODOC4QZCJZCSPDJ5GGTHLOPLYNGJWD2IYBTMUHXK5WHOMWSI", true)]
    [InlineData("UAYWZIHP3JRJNWHSYEOR4IEJBURAZ3CCM2QMC35354ZEYACGRBDIVUIX", false)]
    [InlineData("UAYWZIHP3JRJNWHSYEOR4IEJBURAZ3CCM2QMC35354ZEYACGRBDIVUI", false)]
    [InlineData("uaywzihp3jrjnwhsyeor4iejburaz3ccm2qmc35354zeyacgrbdivuiw", false)]
    [InlineData("UAYWZIHP3JRJNWHSYEOR4IEJBURAZ3CCM2QMC35354ZEYACGRBDIVU1W", false)]
    [InlineData("", false)]
    public void A_key_has_56_letters_of_base32_and_the_right_checksum(string text, bool isKey) => Assert.Equal(isKey, PublicKeyText.IsAny(text));
}

using Assistant.Core.Claims;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class AttainmentTests
{
    [Theory]
    [InlineData("大桥建成通车", true, false)]
    [InlineData("目标没有完成", false, true)]
    [InlineData("未如期投产", true, true)]
    [InlineData("力争完成投资", false, false)]
    [InlineData("推进大桥建设", false, false)]
    public void ATextSaysThatSomethingWasReachedOrNot(string text, bool told, bool denied) =>
        Assert.Equal((told, denied), (Attainment.IsTold(text), Attainment.IsDenied(text)));

    [Theory]
    [InlineData("居全省第1", "居全国第1", true)]
    [InlineData("居全省第1", "省内领先", false)]
    [InlineData("国内生产总值增长6%", "全市第1", false)]
    [InlineData("增速第1", "全国第1", false)]
    public void AreasDifferWhereBothAreNamedAndNoneIsShared(string text, string other, bool differ) =>
        Assert.Equal(differ, Areas.Differ(text, other));
}

using Assistant.Core.Claims;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class AttributionTests
{
    [Theory]
    [InlineData("据柯桥区2020年政府工作报告，全区一般公共预算收入131.4亿元", "全区一般公共预算收入131.4亿元", 2020)]
    [InlineData("天门市2024年报告称，社会保障体系已相当完善", "社会保障体系已相当完善", 2024)]
    [InlineData("报告指出：要改造危桥40座", "要改造危桥40座", null)]
    [InlineData("2022年某县政府工作报告提到：新增就业2000人", "新增就业2000人", 2022)]
    [InlineData("县长在报告中说，今年要新建学校三所", "今年要新建学校三所", null)]
    [InlineData("听说城西的路修好了", "城西的路修好了", null)]
    [InlineData("会上说，今年要办十件实事", "今年要办十件实事", null)]
    public void TheSourceIsCutOffAndItsYearIsTheReports(string sentence, string claim, int? year)
    {
        var attribution = Attribution.Of(sentence);

        Assert.Equal((claim, year), (attribution.Claim, attribution.ReportYear));
    }

    [Theory]
    [InlineData("2019年全区一般公共预算收入131.4亿元")]
    [InlineData("全年举办报告会40场")]
    [InlineData("")]
    public void AClaimWithoutASourceStaysAsItIs(string sentence) => Assert.Equal(sentence, Attribution.Of(sentence).Claim);

    [Fact]
    public void ASourceWithinASourceIsCutOffToo() =>
        Assert.Equal("老百姓的收入涨了", Attribution.Of("听说报告里提到，老百姓的收入涨了").Claim);
}

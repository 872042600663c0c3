using Assistant.Core.Claims;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class UnsupportedActionsTests
{
    [Theory]
    [InlineData("公办幼儿园全免费", "支持有条件的幼儿园开设托班。", true)]
    [InlineData("公办幼儿园全免费", "公办幼儿园免除保育教育费。", false)]
    [InlineData("衢州机场要搬新址了", "机场旅客吞吐量增长。", true)]
    [InlineData("机场搬迁", "推进机场迁建。", false)]
    [InlineData("幼儿园开设托班", "支持有条件的幼儿园开设托班。", false)]
    public void AnActMustBeToldInSomeWords(string statement, string passage, bool untold) =>
        Assert.Equal(untold, UnsupportedActions.Any(statement, passage));

    [Theory]
    [InlineData("保交房都交完了", "保交房项目交付率94.6%。", true)]
    [InlineData("保交房都交完了", "保交房项目全部交付。", false)]
    public void AShareOfTheWholeIsNotTheWhole(string statement, string passage, bool otherwise) =>
        Assert.Equal(otherwise, ValueMismatch.Of(statement, passage));
}

using Assistant.Core.Questions;
using Xunit;

namespace Assistant.Tests.Questions;

public sealed class QuestionKindsTests
{
    [Fact]
    public void EveryKindIsReadBackByItsName() =>
        Assert.All(Enum.GetValues<QuestionKind>(), kind => Assert.Equal(kind, QuestionKinds.Parse(kind.Name())));

    [Theory]
    [InlineData("")]
    [InlineData("Figure")]
    [InlineData("weather")]
    public void AnotherNameIsNoKind(string name) => Assert.Null(QuestionKinds.Parse(name));

    [Fact]
    public void NamesAreInSmallLettersWithUnderscores() =>
        Assert.All(Enum.GetValues<QuestionKind>(), kind => Assert.Matches("^[a-z]+(_[a-z]+)*$", kind.Name()));
}

using Assistant.Core.Contract;
using Assistant.Core.Ledger;
using Xunit;

namespace Assistant.Tests.Ledger;

public sealed class SubjectReaderTests
{
    [Theory]
    [InlineData("规上工业增加值增长6.5%", "规上工业")]
    [InlineData("杨汛桥街道财政收入5亿元", "杨汛桥街道")]
    [InlineData("一般公共预算收入131.4亿元", "柯桥区")]
    [InlineData("新增上市公司5家", "柯桥区")]
    public void TheSubjectIsThePlaceUnlessAnotherIsNamed(string text, string subject) =>
        Assert.Equal(
            subject,
            Assert
                .Single(
                    new FigureExtractor().ExtractFromText(text, new FigureContext("r", "r#0", "柯桥区", 2020, 2019, 2019, Status.Actual))
                )
                .Subject
        );
}

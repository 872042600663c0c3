using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Verification;

public sealed class ClaimVerifierTests
{
    private static readonly FakeSnapshot Snapshot = new(new ReportReader().Read(Repository.Keqiao));

    [Theory]
    [InlineData("2019年全区实到外资4亿美元，引进内资110.9亿元。")]
    [InlineData("一般公共预算收入1314000万元，增长4%。")]
    [InlineData("2020年提档16家镇街居家养老中心。")]
    [InlineData("2019年全年拆迁120万平方米")]
    [InlineData("全年空气质量优良率78.4%")]
    public void WhatTheReportSaysIsSupported(string claim) => Assert.All(Verify(claim), v => Assert.Equal(VerdictKind.Supported, v.Kind));

    [Theory]
    [InlineData("2019年新增高新技术企业85家", "95家", "数值不同")]
    [InlineData("2019年盘活工业闲置土地1281公顷", "1281亩", "单位不同")]
    [InlineData("2019年全区空气质量优良率达到82%以上", "78.4%", "目标")]
    [InlineData("2020年力争出口增长14%以上", "10%", "14%")]
    [InlineData("2019年区内银行贷款不良率上升到0.98%", "下降", "方向相反")]
    [InlineData("2020年生产总值增长7%", "7%以上", "丢了条件")]
    public void WhatContradictsTheReportIsToldWithTheRightValueAndWhy(string claim, string expected, string reason)
    {
        var verdict = Assert.Single(Verify(claim));

        Assert.Equal(VerdictKind.Contradicted, verdict.Kind);
        Assert.Contains(expected, verdict.Expected, StringComparison.Ordinal);
        Assert.Contains(reason, verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoValuesSwappedAreBothContradicted() =>
        Assert.Equal(
            [VerdictKind.Contradicted, VerdictKind.Contradicted],
            Verify("2019年违法犯罪警情下降2.2%，侵财案件下降8.1%。").Select(v => v.Kind)
        );

    [Theory]
    [InlineData("2019年末常住人口突破110万人。")]
    [InlineData("2019年城镇常住居民人均可支配收入达到6.8万元")]
    public void WhatTheReportDoesNotGiveIsNotFound(string claim) =>
        Assert.All(Verify(claim), v => Assert.Equal(VerdictKind.NotFound, v.Kind));

    [Theory]
    [InlineData("2019年一般公共预算收入约131亿元")]
    [InlineData("2019年一般公共预算收入131亿元")]
    public void ARoundedValueIsSupportedAndMarked(string claim)
    {
        var verdict = Assert.Single(Verify(claim));

        Assert.Equal(VerdictKind.Supported, verdict.Kind);
        Assert.Contains("131.4亿元", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void PercentIsNotPercentagePoints() =>
        Assert.NotEqual(VerdictKind.Supported, Assert.Single(Verify("一般公共预算收入增长4个百分点")).Kind);

    [Fact]
    public void ATextWithoutFiguresHasNoVerdict() => Assert.Empty(Verify("经济稳步增长，人民生活改善。"));

    [Fact]
    public void VerifyingNeverThrows() =>
        Gen.OneOf(Gen.Char, Gen.Char["0123456789.%亿万元增长年，。收入"])
            .Array[0, 200]
            .Select(a => new string(a))
            .Sample(text => Verify(text) is not null);

    [Theory]
    [InlineData("汽车换新数量全国第2", VerdictKind.Contradicted)]
    [InlineData("家电换新数量全国第2", VerdictKind.Supported)]
    public void ValuesListedTogetherAreToldApartByWhatSetsTheirNamesApart(string claim, VerdictKind expected)
    {
        var snapshot = new FakeSnapshot(
            Some.Report(
                "政府工作报告\n清河县人民政府县长 王小明\n一、2020年工作回顾\n消费稳步恢复，家电、汽车换新数量分别居全国第2位、第7位。\n"
            )
        );
        var speaking = snapshot.Passages("清河县-2021").First(p => p.Text.Contains("换新", StringComparison.Ordinal));

        Assert.Equal(expected, Assert.Single(new ClaimVerifier(snapshot).Verify(claim, snapshot.Reports, speaking)).Kind);
    }

    [Theory]
    [InlineData("公开信息六千多条", VerdictKind.Supported)]
    [InlineData("公开信息七千多条", VerdictKind.Contradicted)]
    [InlineData("修好农村公路快三十条", VerdictKind.Supported)]
    [InlineData("修好农村公路快五十条", VerdictKind.Contradicted)]
    [InlineData("公共预算支出增长四成还多", VerdictKind.Supported)]
    [InlineData("公共预算支出增长五成还多", VerdictKind.Contradicted)]
    [InlineData("存贷比不到五成", VerdictKind.Supported)]
    [InlineData("存贷比不到四成", VerdictKind.Contradicted)]
    [InlineData("民生支出占八成", VerdictKind.Supported)]
    [InlineData("金牌占全国三分之一", VerdictKind.Supported)]
    [InlineData("金牌占全国一半", VerdictKind.Contradicted)]
    [InlineData("公用经费压减一半以上", VerdictKind.Supported)]
    [InlineData("引进资金67.4亿元", VerdictKind.Contradicted)]
    public void WhatIsSaidLooselyIsJudgedByTheRangeThatItClaims(string claim, VerdictKind expected)
    {
        var snapshot = new FakeSnapshot(
            Some.Report(
                """
                政府工作报告
                清河县人民政府县长 王小明
                一、2020年工作回顾
                公开信息6000余条。
                修好农村公路27条。
                公共预算支出增长41.1%。
                存贷比43.29%。
                民生支出占公共预算支出的80%。
                金牌占全国1/3。
                公用经费压减一半以上。
                引进资金674亿元。
                """
            )
        );
        var speaking = snapshot.Passages("清河县-2021").Single(p => p.Text.StartsWith(claim[..2], StringComparison.Ordinal));

        Assert.Equal(expected, Assert.Single(new ClaimVerifier(snapshot).Verify(claim, snapshot.Reports, speaking)).Kind);
    }

    [Theory]
    [InlineData("2020年引进省外资金是2006年的3.1倍", VerdictKind.Contradicted)]
    [InlineData("2020年争取上级资金是2006年的3.1倍", VerdictKind.Supported)]
    public void WhatAFigureIsOfMayStandInTheClauseBefore(string claim, VerdictKind expected)
    {
        var snapshot = new FakeSnapshot(
            Some.Report(
                "政府工作报告\n清河县人民政府县长 王小明\n一、2020年工作回顾\n引进省外资金10亿元，是2006年的3.85倍；争取上级资金4.6亿元，是2006年的3.1倍。\n"
            )
        );
        var speaking = snapshot.Passages("清河县-2021").First(p => p.Text.Contains("3.1倍", StringComparison.Ordinal));

        Assert.Equal(expected, Assert.Single(new ClaimVerifier(snapshot).Verify(claim, snapshot.Reports, speaking)).Kind);
    }

    private static IReadOnlyList<ClaimVerdict> Verify(string claim) => new ClaimVerifier(Snapshot).Verify(claim, Snapshot.Reports);
}

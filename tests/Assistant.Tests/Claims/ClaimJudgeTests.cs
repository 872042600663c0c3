using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Tests.Support;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class ClaimJudgeTests
{
    private static readonly ClaimJudge Judge = new();

    [Theory]
    [InlineData("一般公共预算收入131.4亿元，增长4%", "全年一般公共预算收入131.4亿元，增长4%。")]
    [InlineData("据报告，改造危桥40座", "改造危桥40座，实施农村公路安防工程200公里以上；")]
    [InlineData("存款余额199.5亿元", "存贷款余额分别达199.5亿元、67.5亿元。")]
    public void WhatThePassageSaysIsSupported(string claim, string passage) =>
        Assert.Equal(VerdictKind.Supported, Judge.Judge(claim, passage).Verdict);

    [Theory]
    [InlineData("贷款余额199.5亿元", "存贷款余额分别达199.5亿元、67.5亿元。")]
    [InlineData("进口、出口分别增长23%、98%", "进口、出口分别增长98%、23%。")]
    [InlineData("优良天数比例达到九成五以上", "空气质量优良天数比例达到89.6%。")]
    [InlineData("一般公共预算收入151.4亿元", "全年一般公共预算收入131.4亿元，增长4%。")]
    [InlineData("一般公共预算收入下降4%", "全年一般公共预算收入131.4亿元，增长4%。")]
    [InlineData("上半年一般公共预算收入131.4亿元", "全年一般公共预算收入131.4亿元，增长4%。")]
    [InlineData("改造危桥40座，其中国道危桥12座", "改造危桥40座，实施农村公路安防工程200公里以上；")]
    [InlineData("由于财政困难，改造危桥40座", "改造危桥40座，实施农村公路安防工程200公里以上；")]
    [InlineData("没有改造危桥40座", "改造危桥40座，实施农村公路安防工程200公里以上；")]
    [InlineData("跨区域医保结算已全部取消", "深化医保支付方式改革，推进跨区域医保结算。")]
    public void WhatThePassageDoesNotSayIsNeverSupported(string claim, string passage) =>
        Assert.NotEqual(VerdictKind.Supported, Judge.Judge(claim, passage).Verdict);

    [Theory]
    [InlineData("绵竹成功创建国家级安全发展示范城市", "绵竹成功创建省级安全发展示范城市。")]
    [InlineData("马钢为全国首批环保绩效A级企业", "马钢成为全省首批环保绩效A级企业。")]
    [InlineData("氟化学公司拿了国家科技进步二等奖", "氟化学有限公司获省科学技术进步奖二等奖。")]
    [InlineData("粮食产量实现十连增", "粮食产量实现“十二连增”。")]
    [InlineData("经开区已经升成国家级经开区了", "经开区成为国家级经开区培育对象。")]
    [InlineData("52项惠民工程全部按期完成", "52项惠民工程大多数按计划推进，但仍有7项未能按时完成。")]
    public void AnotherLevelRunOrStageIsContradicted(string claim, string passage) =>
        Assert.Equal(VerdictKind.Contradicted, Judge.Judge(claim, passage).Verdict);

    [Theory]
    [InlineData("桂阳获批全国第七批生态文明建设示范区", VerdictKind.Contradicted)]
    [InlineData("桂东获批全国第七批生态文明建设示范区", VerdictKind.Supported)]
    public void WhatIsSaidOfAnotherTownOfTheReportContradicts(string claim, VerdictKind expected) =>
        Assert.Equal(
            expected,
            Judge.Judge(claim, "桂东获批全国第七批生态文明建设示范区，桂阳创建全国节水型社会达标县。", "郴州市", 2024).Verdict
        );

    [Fact]
    public void AnotherPlaceIsNeverSupported() =>
        Assert.Equal(
            VerdictKind.NotFound,
            Judge.Judge("博野县一般公共预算收入131.4亿元", "全年一般公共预算收入131.4亿元。", "柯桥区", 2020).Verdict
        );

    [Fact]
    public void TheReportOfAnotherYearIsNeverSupported() =>
        Assert.Equal(
            VerdictKind.NotFound,
            Judge.Judge("据柯桥区2018年政府工作报告，一般公共预算收入131.4亿元", "全年一般公共预算收入131.4亿元。", "柯桥区", 2020).Verdict
        );

    [Theory]
    [InlineData("改造危桥40座", "")]
    [InlineData("改造危桥40座", "  \n")]
    [InlineData("", "改造危桥40座")]
    [InlineData("改造危桥40座", "全年空气质量优良，群众满意度提高。")]
    [InlineData("城区新建了一座体育馆", "粮食总产量稳定，耕地保护得到加强。")]
    public void AnEmptyOrUnrelatedPassageGivesNotFound(string claim, string passage) =>
        Assert.Equal(VerdictKind.NotFound, Judge.Judge(claim, passage).Verdict);

    [Fact]
    public void AClaimTooLongIsNotJudgedByHalf()
    {
        var judged = Judge.Judge(string.Concat(Enumerable.Repeat("改造危桥40座，", 60)), "改造危桥40座。");

        Assert.Equal(VerdictKind.NotFound, judged.Verdict);
        Assert.Contains("没有整句核对", judged.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutTheModelFiguresAreStillBorneOutAndEverythingElseIsNotFound()
    {
        var plain = new ClaimJudge(null, null);

        Assert.Equal(VerdictKind.Supported, plain.Judge("一般公共预算收入131.4亿元", "全年一般公共预算收入131.4亿元，增长4%。").Verdict);
        Assert.Equal(VerdictKind.NotFound, plain.Judge("收入的盘子比往年大得多", "全年一般公共预算收入131.4亿元，增长4%。").Verdict);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void AModelThatReadsTurnsTheChancesItsWay(int way)
    {
        const string Claim = "医保跨区结算更方便了";
        const string Passage = "深化医保支付方式改革，推进跨区域医保结算。";
        double[] Sure(int verdict) => [.. Enumerable.Range(0, 3).Select(k => Math.Log(k == verdict ? 0.98 : 0.01))];
        var reading = new ClaimJudge(new GuardedReading(new ScriptedReading((_, _) => Sure(way))));

        var (alone, read) = (Judge.Judge(Claim, Passage).Chances!.Value, reading.Judge(Claim, Passage).Chances!.Value);

        Assert.True(way == 0 ? read.Supported > alone.Supported : read.Contradicted > alone.Contradicted);
        Assert.Equal(1, read.Supported + read.Contradicted + read.Untold, 6);
    }

    [Fact]
    public void AFigureThatThePassageContradictsIsSupportedByNoReading()
    {
        var reading = new ClaimJudge(new GuardedReading(new ScriptedReading((_, _) => [-0.001, -9, -9])));

        Assert.NotEqual(
            VerdictKind.Supported,
            reading.Judge("一般公共预算收入151.4亿元", "全年一般公共预算收入131.4亿元，增长4%。").Verdict
        );
    }

    [Fact]
    public void APassageAboutSomethingElseIsNotRead()
    {
        var model = new ScriptedReading((_, _) => [-0.001, -9, -9]);

        new ClaimJudge(new GuardedReading(model)).Judge("城区新建了一座体育馆", "粮食总产量稳定，耕地保护得到加强。");

        Assert.Equal(0, model.Calls);
    }

    [Fact]
    public void AModelThatFailsLeavesTheVerdictOfTheTrees()
    {
        var failing = new ClaimJudge(new GuardedReading(new ScriptedReading((_, _) => throw new InvalidDataException("broken"))));

        Assert.Equal(
            Judge.Judge("医保跨区结算更方便了", "深化医保支付方式改革，推进跨区域医保结算。").Chances,
            failing.Judge("医保跨区结算更方便了", "深化医保支付方式改革，推进跨区域医保结算。").Chances
        );
    }

    [Fact]
    public void TheChancesOfTheThreeVerdictsAddUpToOne()
    {
        Judgement judged = Judge.Judge("改造危桥40座", "改造危桥40座，实施农村公路安防工程200公里以上；");

        Entailment chances = judged.Chances!.Value;
        Assert.Equal(1, chances.Supported + chances.Contradicted + chances.Untold, 6);
    }

    [Theory]
    [InlineData("PM2.5平均浓度28μg/m³", "PM2.5平均浓度28微克/立方米，同比下降26.32%。")]
    [InlineData("规上工业增加值增长-12.6%", "规上工业增加值下降12.6%。")]
    [InlineData("入企检查频次压减四成半", "重点领域入企检查频次压减45%。")]
    [InlineData("新增耕地15亩", "新增耕地1公顷。")]
    public void ASignAndAUnitInOtherWordsAreTheSame(string claim, string passage) =>
        Assert.NotEqual(VerdictKind.Contradicted, Judge.Judge(claim, passage).Verdict);

    [Theory]
    [InlineData("城镇常住人口早就超过10万了", "城镇常住人口数还在向“超10万”而努力。")]
    [InlineData("汽车产销已达到17万辆", "汽车产业力争实现产销17万辆；")]
    public void WhatIsStrivenForIsNotReached(string claim, string passage) =>
        Assert.NotEqual(VerdictKind.Supported, Judge.Judge(claim, passage).Verdict);

    [Fact]
    public void ARuleLeftOutByNameSpeaksAgainstNothing()
    {
        using var trial = RuleTrial.Without(Rules.PartOfYear);

        Assert.NotEqual(
            "原文说的不是这一段时间",
            Judge.Judge("上半年一般公共预算收入131.4亿元", "全年一般公共预算收入131.4亿元，增长4%。").Reason
        );
    }

    [Fact]
    public void JudgingNeverThrows() =>
        Gen.Select(Text, Text).Sample((claim, passage) => Judge.Judge(claim, passage).Reason.Length > 0, iter: 200);

    private static Gen<string> Text =>
        Gen.OneOf(Gen.Char, Gen.Char["0123456789.%亿万元增长年，。收入不分别、"]).Array[0, 80].Select(a => new string(a));
}

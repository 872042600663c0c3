using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class FigureGateTests
{
    private static readonly FakeSnapshot Snapshot = new(new ReportReader().Read(Repository.Keqiao));

    [Theory]
    [InlineData("131.4亿元", "2019年一般公共预算收入131.4亿元，增长4%。")]
    [InlineData("131.4亿元", "2019年一般公共预算收入为1314000万元。")]
    [InlineData("131.4亿元", "去年，全区一般公共预算收入达到131.4亿元。")]
    public void WhatThePassageHoldsPasses(string holding, string text) => Assert.Empty(Check(text, holding));

    [Theory]
    [InlineData("131.4亿元", "2019年一般公共预算收入132.4亿元。", "132.4亿元")]
    [InlineData("131.4亿元", "2019年一般公共预算收入131.4万元。", "131.4万元")]
    [InlineData("131.4亿元", "一般公共预算收入增长4个百分点。", "4个百分点")]
    [InlineData("131.4亿元", "2018年一般公共预算收入131.4亿元。", "2018")]
    [InlineData("131.4亿元", "2020年目标：一般公共预算收入131.4亿元。", "131.4亿元")]
    [InlineData("131.4亿元", "2019年一般公共预算收入下降4%。", "4%")]
    [InlineData("131.4亿元", "2019年社会消费品零售总额131.4亿元。", "131.4亿元")]
    [InlineData("生产总值增长7%以上", "2020年生产总值增长7%。", "7%")]
    [InlineData("131.4亿元", "一般公共预算收入131.4亿元，惠及9G基站。", "9")]
    public void WhatThePassageDoesNotHoldIsNamed(string holding, string text, string named) =>
        Assert.Contains(Check(text, holding), fault => fault.Text.StartsWith(named, StringComparison.Ordinal) && fault.Reason.Length > 0);

    [Fact]
    public void AnAlteredFigureOfAnyPassageIsCaught()
    {
        var figures = Snapshot.Figures("keqiao-2020").Where(f => f.Status is Status.Actual && f.ValueTo is null && f.Value > 1).ToList();
        Gen.Int[0, figures.Count - 1]
            .Sample(
                i =>
                {
                    var figure = figures[i];
                    var passage = Snapshot.Passages("keqiao-2020").First(p => p.Id == figure.PassageId);
                    var text =
                        passage.Text[..(figure.Start - passage.Start)]
                        + (figure.Value + 7919)
                        + figure.Unit
                        + passage.Text[(figure.End - passage.Start)..];
                    return new FigureGate(Snapshot).Check(text, [passage]).Count > 0;
                },
                iter: 120
            );
    }

    [Fact]
    public void CheckingNeverThrows() =>
        Gen.OneOf(Gen.Char, Gen.Char["0123456789.%亿万元增长年，。收入目标"])
            .Array[0, 120]
            .Select(a => new string(a))
            .Sample(text => Check(text, "131.4亿元") is not null, iter: 300);

    private static IReadOnlyList<GateFault> Check(string text, string holding) => new FigureGate(Snapshot).Check(text, [Holding(holding)]);

    private static Passage Holding(string text) =>
        Snapshot
            .Passages("keqiao-2020")
            .First(p =>
                p.Kind == PassageKind.Body
                && p.Text.Replace(" ", string.Empty, StringComparison.Ordinal)
                    .Replace("\n", string.Empty, StringComparison.Ordinal)
                    .Contains(text, StringComparison.Ordinal)
            );
}

using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class GateJudgementTests
{
    [Fact]
    public void AJudgementHoldsAFaultForWhatDoesNotAgreeAndAVerdictForEachFigure()
    {
        var snapshot = new FakeSnapshot(Some.Report());
        var passage = snapshot.Passages("清河县-2021").First(p => p.Text.Contains("120.5亿元", StringComparison.Ordinal));

        GateJudgement judgement = new FigureGate(snapshot).Judge("2020年生产总值完成120.5亿元，增长7.1%。", [passage]);

        Assert.Equal(["7.1%"], judgement.Faults.Select(fault => fault.Text));
        Assert.Equal([VerdictKind.Supported, VerdictKind.Contradicted], judgement.Figures.Select(verdict => verdict.Kind));
    }
}

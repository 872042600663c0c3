using Assistant.Core.Answering;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Verification;

public sealed class VerifyAtScaleTests
{
    [Fact]
    public void NothingFalseIsCalledSupportedOverTheCustomersReport()
    {
        var counts = Judge(new ReportReader().Read(Repository.Keqiao));

        Tell("keqiao-2020", counts);
        Assert.Empty(counts.FalseSupported);
        Assert.True(counts.Share("printed") >= 0.97, string.Join('\n', counts.Missed));
    }

    [Fact]
    public void NothingFalseIsCalledSupportedOverOtherReports()
    {
        var total = new Counts();
        foreach (
            var file in Directory
                .GetFiles(Repository.Shared("corpus/reports"), "*.txt")
                .Order(StringComparer.Ordinal)
                .Where((_, i) => i % 15 == 4)
        )
        {
            total.Add(Judge(new ReportReader().Read(file)));
        }

        Tell("other reports", total);
        Assert.True(total.FalseMade >= 2000, $"only {total.FalseMade} false statements were made");
        Assert.True(total.FalseSupported.Count == 0, string.Join('\n', total.FalseSupported));
        Assert.True(total.Share("printed") >= 0.97, string.Join('\n', total.Missed.Take(40)));
    }

    private static Counts Judge(Report report)
    {
        var snapshot = new FakeSnapshot(report);
        var verifier = new ClaimVerifier(snapshot);
        var figures = GeneratedClaims.Usable(snapshot.Figures(report.Name));
        var counts = new Counts();
        for (var i = 0; i < figures.Count; i++)
        {
            foreach (
                var statement in (GeneratedClaims.Statement[])[GeneratedClaims.Printed(figures[i]), GeneratedClaims.Reworded(figures[i])]
            )
            {
                counts.True(statement, Of(verifier, statement, snapshot));
            }

            foreach (
                var statement in GeneratedClaims
                    .False(figures[i], figures[(i + 7) % figures.Count])
                    .Where(s => !HappensToBeTrue(s, snapshot, report.Name))
            )
            {
                counts.False(statement, Of(verifier, statement, snapshot));
            }
        }

        foreach (var swapped in GeneratedClaims.Swapped(snapshot.Figures(report.Name)))
        {
            counts.False(
                new GeneratedClaims.Statement("swapped", swapped, string.Empty),
                IsBorneOut(swapped, verifier.Verify(swapped, snapshot.Reports), snapshot) ? VerdictKind.Supported : null
            );
        }

        return counts;
    }

    // As a draft is judged: where all figures agree, nothing may speak against the words.
    private static bool IsBorneOut(string statement, IReadOnlyList<ClaimVerdict> verdicts, FakeSnapshot snapshot) =>
        verdicts.All(v => v.Kind == VerdictKind.Supported)
        && verdicts.All(v =>
            v.Evidence is not { } evidence
            || snapshot.PassageOf(evidence) is not { } passage
            || new ClaimJudge().Doubt(statement, passage, snapshot) is null
        );

    // A statement altered at random may hit another figure of the report that says just that.
    private static bool HappensToBeTrue(GeneratedClaims.Statement statement, FakeSnapshot snapshot, string report) =>
        statement.Kind is "unit" or "value"
            ? snapshot.Figures(report).Any(f => f.Text == statement.Figure)
            : snapshot.Figures(report).Count(f => f.Text == statement.Figure) > 1;

    private static VerdictKind? Of(ClaimVerifier verifier, GeneratedClaims.Statement statement, FakeSnapshot snapshot) =>
        verifier
            .Verify(statement.Text, snapshot.Reports)
            .Where(v => v.Figure.Text == statement.Figure)
            .Select(v => (VerdictKind?)v.Kind)
            .FirstOrDefault();

    private static void Tell(string name, Counts counts) =>
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: printed {counts.Share("printed"):0.000}, reworded {counts.Share("reworded"):0.000} of {counts.TrueMade}; false supported {counts.FalseSupported.Count} of {counts.FalseMade}\n{string.Join('\n', counts.FalseSupported.Take(30))}\n{string.Join('\n', counts.Missed.Take(60))}"
        );

    private sealed class Counts
    {
        private readonly Dictionary<string, (int Made, int Supported)> trueOnes = [];

        public List<string> FalseSupported { get; } = [];

        public List<string> Missed { get; } = [];

        public int FalseMade { get; private set; }

        public int TrueMade => trueOnes.Values.Sum(v => v.Made);

        public double Share(string kind) => trueOnes.TryGetValue(kind, out var v) ? v.Supported / (double)v.Made : 1;

        public void True(GeneratedClaims.Statement statement, VerdictKind? verdict)
        {
            var (made, supported) = trueOnes.GetValueOrDefault(statement.Kind);
            trueOnes[statement.Kind] = (made + 1, supported + (verdict == VerdictKind.Supported ? 1 : 0));
            if (verdict != VerdictKind.Supported)
            {
                Missed.Add($"{statement.Kind} {verdict}: {statement.Text}");
            }
        }

        public void False(GeneratedClaims.Statement statement, VerdictKind? verdict)
        {
            FalseMade++;
            if (verdict == VerdictKind.Supported)
            {
                FalseSupported.Add($"{statement.Kind}: {statement.Text}");
            }
        }

        public void Add(Counts other)
        {
            foreach (var (kind, (made, supported)) in other.trueOnes)
            {
                var before = trueOnes.GetValueOrDefault(kind);
                trueOnes[kind] = (before.Made + made, before.Supported + supported);
            }

            FalseMade += other.FalseMade;
            FalseSupported.AddRange(other.FalseSupported);
            Missed.AddRange(other.Missed);
        }
    }
}

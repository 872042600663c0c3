using System.Text;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Ledger;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using Assistant.Tests.Verification;
using Assistant.Training;
using Assistant.Training.Claims;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>Judges statements of reports that no model learned from, alone and in drafts, and compares the counts with the ones before.</summary>
public sealed class ClaimTests
{
    private const double Tolerance = 0.01;
    private const int Drafts = 400;
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Assistant.Evaluation");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public void StatementsAreJudgedNoWorseThanBefore()
    {
        var roles = ReportRoles.Load(Path.Combine(Repository.Root, "src", "Assistant.Training", "Data", "split.csv"));
        var triples = StatementExample.Triples(Repository.Shared("eval/train"));
        var counts = new Dictionary<string, Counted>(StringComparer.Ordinal);
        var text = new StringBuilder(
            "# Statements judged by one passage\nWritten by `ClaimTests`; see README.md. Each statement comes with three passages: as printed and edited twice, so that each of the three verdicts is right once. Rows are what is right, columns what was said.\n"
        );
        foreach (var role in (string[])["choose", "count"])
        {
            var own = triples.Where(t => roles.Is(t[0].Report, role)).ToList();
            Add($"Reports of the role {role}, whole triples", JudgedStatements.Of(own.SelectMany(t => t), Shipped.Reading));
            Add($"Reports of the role {role}, as printed", JudgedStatements.Of(own.Select(t => t[0]), Shipped.Reading));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(text.ToString());
        Compare(counts, text.ToString());

        void Add(string name, IReadOnlyList<JudgedStatements.Row> rows)
        {
            text.Append(JudgedStatements.Table(name, rows));
            counts[name] = new Counted(
                rows.Count,
                JudgedStatements.Share(rows, VerdictKind.Supported, VerdictKind.Supported),
                JudgedStatements.Share(rows, VerdictKind.Contradicted, VerdictKind.Supported),
                JudgedStatements.Share(rows, VerdictKind.NotFound, VerdictKind.Supported),
                JudgedStatements.Share(rows, VerdictKind.Supported, VerdictKind.Contradicted)
            );
        }
    }

    [Fact]
    public async Task ADraftThatNamesItsReportIsJudgedByIt()
    {
        var corpus = Directory.CreateTempSubdirectory("assistant-drafts-");
        foreach (
            var file in Directory
                .GetFiles(Repository.Shared("corpus/reports"), "*.txt")
                .Order(StringComparer.Ordinal)
                .Where((_, i) => i % 18 == 5)
                .Take(10)
        )
        {
            File.Copy(file, Path.Combine(corpus.FullName, Path.GetFileName(file)));
        }

        using var index = await CorpusIndex.OpenAsync(
            Directory.CreateTempSubdirectory("assistant-drafts-index-").FullName,
            null,
            CancellationToken.None
        );
        await index.IngestAsync(corpus.FullName, null, CancellationToken.None);
        var verifier = new DraftVerifier(index, Shipped.Reading);
        var wrong = new List<string>();
        var (made, supported, falselySupported, contradicted) = (0, 0, 0, 0);
        foreach (var (report, figure) in Chosen(index.Current))
        {
            var quote = figure.Quote.Trim('，', ',', '；', ';', '。', '、');
            var altered = GeneratedClaims.OtherValue(figure);
            var source = $"据{report.Place}{report.Year}年政府工作报告，";
            var asPrinted = Kind(source + quote + "。", figure.Text);
            var asAltered = Kind(source + quote.Replace(figure.Text, altered, StringComparison.Ordinal) + "。", altered);
            made++;
            supported += asPrinted == VerdictKind.Supported ? 1 : 0;
            falselySupported += asAltered == VerdictKind.Supported ? 1 : 0;
            contradicted += asAltered == VerdictKind.Contradicted ? 1 : 0;
            if (asPrinted != VerdictKind.Supported || asAltered == VerdictKind.Supported)
            {
                wrong.Add($"{asPrinted}, altered {asAltered}: {source}{quote}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{made} statements: {supported} supported as printed; altered: {falselySupported} supported, {contradicted} contradicted\n{string.Join('\n', wrong)}"
        );
        Assert.Equal(Drafts, made);
        Assert.Equal(0, falselySupported);
        Assert.True(supported >= 0.95 * made, $"{supported} of {made} supported\n{string.Join('\n', wrong.Take(40))}");

        VerdictKind? Kind(string draft, string text) =>
            verifier.Verify(draft).Verdicts.Where(v => v.Figure == text).Select(v => (VerdictKind?)v.Kind).FirstOrDefault();
    }

    // Neither the figure nor the one that takes its place stands elsewhere in the clause: its verdict is found by its text.
    private static bool IsSingle(Figure figure) =>
        GeneratedClaims.IsWhole(figure)
        && figure.Quote.Split(figure.Text).Length == 2
        && !figure.Quote.Contains(GeneratedClaims.OtherValue(figure), StringComparison.Ordinal);

    private static IEnumerable<(ReportInfo Report, Figure Figure)> Chosen(ICorpusSnapshot snapshot) =>
        snapshot
            .Reports.SelectMany(r =>
                GeneratedClaims
                    .Usable(snapshot.Figures(r.Report))
                    .Where(IsSingle)
                    .Where((_, i) => i % 2 == 0)
                    .Take(Drafts / 10)
                    .Select(f => (r, f))
            )
            .Concat(
                snapshot.Reports.SelectMany(r =>
                    GeneratedClaims.Usable(snapshot.Figures(r.Report)).Where(IsSingle).Where((_, i) => i % 2 == 1).Select(f => (r, f))
                )
            )
            .Take(Drafts);

    private static void Compare(Dictionary<string, Counted> counts, string text)
    {
        var file = Path.Combine(Folder, "claims.json");
        if (Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1")
        {
            File.WriteAllText(file, JsonSerializer.Serialize(counts, Json) + "\n");
            File.WriteAllText(Path.Combine(Folder, "claims.md"), text);
            return;
        }

        var before = JsonSerializer.Deserialize<Dictionary<string, Counted>>(File.ReadAllText(file), Json)!;
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), counts.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, now) in counts)
        {
            Assert.Equal(before[name].Pairs, now.Pairs);
            Assert.True(now.Supported >= before[name].Supported - Tolerance, $"{name}: {now}, before {before[name]}");
            Assert.True(
                now.ContradictedCalledSupported <= before[name].ContradictedCalledSupported + Tolerance,
                $"{name}: {now}, before {before[name]}"
            );
            Assert.True(
                now.UntoldCalledSupported <= before[name].UntoldCalledSupported + Tolerance,
                $"{name}: {now}, before {before[name]}"
            );
            Assert.True(
                now.SupportedCalledContradicted <= before[name].SupportedCalledContradicted + Tolerance,
                $"{name}: {now}, before {before[name]}"
            );
        }
    }

    private sealed record Counted(
        int Pairs,
        double Supported,
        double ContradictedCalledSupported,
        double UntoldCalledSupported,
        double SupportedCalledContradicted
    );
}

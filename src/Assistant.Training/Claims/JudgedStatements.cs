using System.Text;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;

namespace Assistant.Training.Claims;

/// <summary>What the judge that ships makes of statements, counted by what is right and by how the statement was made.</summary>
internal static class JudgedStatements
{
    private static readonly VerdictKind[] Kinds = [VerdictKind.Supported, VerdictKind.Contradicted, VerdictKind.NotFound];

    /// <summary>A statement, judged by its passage alone.</summary>
    public readonly record struct Row(StatementExample Example, VerdictKind Said);

    /// <summary>Judges every statement.</summary>
    public static IReadOnlyList<Row> Of(IEnumerable<StatementExample> examples, IReadingModel? reading = null)
    {
        var judge = new ClaimJudge(new GuardedReading(reading));
        return
        [
            .. examples
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(2)
                .Select(e => new Row(e, judge.Judge(e.Statement, e.Passage, e.Place, e.Year).Verdict)),
        ];
    }

    /// <summary>0 to 1: how many of those that are one thing are called another.</summary>
    public static double Share(IReadOnlyList<Row> rows, VerdictKind right, VerdictKind said)
    {
        var own = rows.Where(r => r.Example.Verdict == right).ToList();
        return own.Count(r => r.Said == said) / (double)Math.Max(1, own.Count);
    }

    /// <summary>Tables for people: verdicts by what is right, then precision and recall of each verdict by kind of change.</summary>
    public static string Table(string name, IReadOnlyList<Row> rows)
    {
        var text = new StringBuilder();
        text.Append(
            null,
            $"\n## {name}\n{rows.Count} pairs of statement and passage, {rows.Count(r => r.Said == r.Example.Verdict) / (double)Math.Max(1, rows.Count):0.000} right.\n\n| right | supported | contradicted | not found |\n|---|---|---|---|\n"
        );
        foreach (var right in Kinds)
        {
            text.Append(null, $"| {right} | {string.Join(" | ", Kinds.Select(said => $"{Share(rows, right, said):0.000}"))} |\n");
        }

        text.Append(
            "\n| kind of statement | n | supported: precision | recall | contradicted: precision | recall | not found: precision | recall |\n|---|---|---|---|---|---|---|---|\n"
        );
        foreach (var group in rows.GroupBy(r => r.Example.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            List<Row> own = [.. group];
            text.Append(
                null,
                $"| {group.Key} | {own.Count} | {string.Join(" | ", Kinds.Select(k => $"{Part(own, r => r.Said == k, r => r.Example.Verdict == k)} | {Part(own, r => r.Example.Verdict == k, r => r.Said == k)}"))} |\n"
            );
        }

        return text.ToString();
    }

    private static string Part(List<Row> rows, Func<Row, bool> isOf, Func<Row, bool> holds)
    {
        var own = rows.Where(isOf).ToList();
        return own.Count == 0 ? "-" : $"{own.Count(holds) / (double)own.Count:0.00}";
    }
}

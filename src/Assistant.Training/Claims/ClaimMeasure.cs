using Assistant.Core.Claims;
using Assistant.Core.Contract;

namespace Assistant.Training.Claims;

/// <summary>Counts how claims were judged.</summary>
internal static class ClaimMeasure
{
    private static readonly VerdictKind[] Kinds = [VerdictKind.Supported, VerdictKind.Contradicted, VerdictKind.NotFound];

    /// <summary>Prints the table of the likeliest verdicts, and how many of each are called supported from rising thresholds on.</summary>
    public static void Print(string name, IReadOnlyList<(StatementExample Example, Entailment Said)> rows, bool curve)
    {
        Table(name, [.. rows.Select(r => (r.Example, Likeliest(r.Said)))]);
        if (!curve)
        {
            return;
        }

        Console.WriteLine("  supported from    of supported, contradicted, untold | contradicted from: the same");
        foreach (var least in (double[])[0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95])
        {
            Console.WriteLine(
                $"  {least:0.00}  {string.Join(' ', Kinds.Select(k => $"{Share(rows, k, r => r.Supported >= least):0.000}"))} | {string.Join(' ', Kinds.Select(k => $"{Share(rows, k, r => r.Contradicted >= least):0.000}"))}"
            );
        }
    }

    private static void Table(string name, IReadOnlyList<(StatementExample Example, VerdictKind Said)> rows)
    {
        Console.WriteLine(
            $"{name}: {rows.Count} pairs, {rows.Count(r => r.Said == r.Example.Verdict) / (double)Math.Max(1, rows.Count):0.000} right"
        );
        foreach (var kind in Kinds)
        {
            var own = rows.Where(r => r.Example.Verdict == kind).ToList();
            Console.WriteLine(
                $"  {kind, -12} {string.Join(' ', Kinds.Select(k => $"{own.Count(r => r.Said == k) / (double)Math.Max(1, own.Count):0.000}"))}"
            );
        }
    }

    private static double Share(
        IReadOnlyList<(StatementExample Example, Entailment Said)> rows,
        VerdictKind kind,
        Func<Entailment, bool> holds
    )
    {
        var own = rows.Where(r => r.Example.Verdict == kind).ToList();
        return own.Count(r => holds(r.Said)) / (double)Math.Max(1, own.Count);
    }

    private static VerdictKind Likeliest(Entailment said) =>
        said.Supported >= said.Contradicted && said.Supported >= said.Untold ? VerdictKind.Supported
        : said.Contradicted >= said.Untold ? VerdictKind.Contradicted
        : VerdictKind.NotFound;
}

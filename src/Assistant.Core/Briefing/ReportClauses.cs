using System.Buffers;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Briefing;

/// <summary>A clause of a report.</summary>
/// <param name="Passage">The passage that it stands in.</param>
/// <param name="Text">As printed.</param>
/// <param name="Start">UTF-16 offset in the canonical text.</param>
/// <param name="Normal">Normalised for search.</param>
/// <param name="Context">The clause with the one before it, normalised: a clause may leave its subject there.</param>
internal sealed record ReportClause(Passage Passage, string Text, int Start, string Normal, string Context)
{
    private string? core;

    /// <summary>Offset behind it.</summary>
    public int End => Start + Text.Length;

    /// <summary>What it is about.</summary>
    public string Core => core ??= PromisedObject.Core(Text);

    /// <summary>The clause as words of its report.</summary>
    public PromiseText AsText(ReportInfo report) => new(report.Report, report.Year ?? 0, Text, Start, End, null);
}

/// <summary>A report as the ledger of promises reads it: what it says was done, and what it promises, clause by clause.</summary>
internal sealed partial class ReportClauses
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("，,；;。！？!?：:\n");

    private ReportClauses(ReportInfo report, IReadOnlyList<Figure> figures, List<ReportClause> done, List<ReportClause> planned) =>
        (Report, Figures, Done, Planned) = (report, figures, done, planned);

    /// <summary>The report.</summary>
    public ReportInfo Report { get; }

    /// <summary>Its ledger.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>The clauses that look back.</summary>
    public IReadOnlyList<ReportClause> Done { get; }

    /// <summary>The clauses that promise.</summary>
    public IReadOnlyList<ReportClause> Planned { get; }

    /// <summary>Reads a report.</summary>
    public static ReportClauses Of(ReportInfo report, ICorpusSnapshot snapshot)
    {
        List<ReportClause> done = [];
        List<ReportClause> planned = [];
        foreach (var passage in snapshot.Passages(report.Report).Where(p => p.Kind == PassageKind.Body))
        {
            var clauses =
                passage.SectionKind is SectionKind.Review && passage.Status is not (Status.Target or Status.Plan) ? done
                : passage.SectionKind == SectionKind.Plan && passage.Status is not Status.Actual ? planned
                : passage.Status == Status.Actual ? done
                : null;
            clauses?.AddRange(Cut(passage));
        }

        return new ReportClauses(report, snapshot.Figures(report.Report), done, planned);
    }

    /// <summary>The clauses of a passage.</summary>
    public static IEnumerable<ReportClause> Cut(Passage passage)
    {
        var before = string.Empty;
        for (var at = 0; at < passage.Text.Length; )
        {
            var end = passage.Text.AsSpan(at).IndexOfAny(Ends);
            end = end < 0 ? passage.Text.Length : at + end;
            var item = Item().Match(passage.Text, at + 1, Math.Max(0, end - at - 1));
            end = item.Success ? item.Index : end;
            var (from, to) = (at, end);
            while (from < to && char.IsWhiteSpace(passage.Text[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(passage.Text[to - 1]))
            {
                to--;
            }

            if (to - from > 1)
            {
                var text = passage.Text[from..to];
                var normal = SearchText.Normalize(text);
                yield return new ReportClause(passage, text, passage.Start + from, normal, before + "，" + normal);
                before = normal;
            }

            at = item.Success ? end : end + 1;
        }
    }

    // (1)中医院迁建⑵县医院医技大楼投入使用: two promises in one clause.
    [GeneratedRegex(@"[（(]\d{1,2}[）)]|[⑴-⒇①-⑳]")]
    private static partial Regex Item();
}

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
    // How many sentences before that of a figure may name what it is of.
    private const int Before = 2;

    private static readonly SearchValues<char> Ends = SearchValues.Create("，,；;。！？!?：:\n");

    private readonly IReadOnlyList<Passage> passages;
    private readonly Dictionary<string, int> places;
    private readonly Dictionary<int, SameThing.Words> words = [];
    private readonly Dictionary<string, int> sentences = new(StringComparer.Ordinal);

    private ReportClauses(
        ReportInfo report,
        IReadOnlyList<Passage> passages,
        IReadOnlyList<Figure> figures,
        List<ReportClause> done,
        List<ReportClause> planned
    )
    {
        (Report, Figures, Done, Planned) = (report, figures, done, planned);
        this.passages = passages;
        places = passages.Select((p, i) => (p.Id, i)).ToDictionary(p => p.Id, p => p.i, StringComparer.Ordinal);
        foreach (var passage in passages)
        {
            var text = SearchText.Normalize(passage.Text);
            foreach (var pair in Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2)).Distinct())
            {
                sentences[pair] = sentences.GetValueOrDefault(pair) + 1;
            }
        }
    }

    /// <summary>The report.</summary>
    public ReportInfo Report { get; }

    /// <summary>Its ledger.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>The clauses that look back.</summary>
    public IReadOnlyList<ReportClause> Done { get; }

    /// <summary>The clauses that promise.</summary>
    public IReadOnlyList<ReportClause> Planned { get; }

    /// <summary>The sentence of a figure with what leads to it, normalised.</summary>
    public string SentenceOf(Figure figure) =>
        places.TryGetValue(figure.PassageId, out var at)
            ? SearchText.Normalize(passages[at].Lead + passages[at].Text)
            : SearchText.Normalize(figure.Quote);

    /// <summary>The sentence of a figure and those before it, normalised: 2012年实现产值180.5亿元 leaves to them whose it is.</summary>
    public string AroundOf(Figure figure) =>
        places.TryGetValue(figure.PassageId, out var at)
            ? SearchText.Normalize(
                string.Concat(passages.Skip(Math.Max(0, at - Before)).Take(Math.Min(at, Before) + 1).Select(p => p.Text))
            )
            : SearchText.Normalize(figure.Quote);

    /// <summary>The words of a figure of this report.</summary>
    public SameThing.Words WordsOf(Figure figure)
    {
        if (!words.TryGetValue(figure.Start, out var known))
        {
            words[figure.Start] = known = SameThing.Of(figure, SentenceOf(figure), AroundOf(figure));
        }

        return known;
    }

    /// <summary>How rare two characters are in the report, above 0: what stands in every sentence says little.</summary>
    public double RarityOf(string pair) => Math.Log((passages.Count + 2.0) / (sentences.GetValueOrDefault(pair) + 1.0));

    /// <summary>Reads a report.</summary>
    public static ReportClauses Of(ReportInfo report, ICorpusSnapshot snapshot) =>
        Of(report, snapshot.Passages(report.Report), snapshot.Figures(report.Report));

    /// <summary>Reads a report of which the passages and the ledger are at hand.</summary>
    public static ReportClauses Of(ReportInfo report, IReadOnlyList<Passage> passages, IReadOnlyList<Figure> figures)
    {
        List<ReportClause> done = [];
        List<ReportClause> planned = [];
        foreach (var passage in passages.Where(p => p.Kind == PassageKind.Body))
        {
            var clauses =
                passage.SectionKind is SectionKind.Review && passage.Status is not (Status.Target or Status.Plan) ? done
                : passage.SectionKind == SectionKind.Plan && passage.Status is not Status.Actual ? planned
                : passage.Status == Status.Actual ? done
                : null;
            clauses?.AddRange(Cut(passage));
        }

        return new ReportClauses(report, passages, figures, done, planned);
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

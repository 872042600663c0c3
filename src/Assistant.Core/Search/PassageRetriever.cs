using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Microsoft.SemanticKernel;

namespace Assistant.Core.Search;

/// <summary>Finds and ranks the passages for a slot, through the kernel's plugin "reports".</summary>
/// <param name="crossEncoder">Reads the best passages once more; null for none.</param>
public sealed class PassageRetriever(
    Kernel kernel,
    CorpusIndex index,
    RankModel model,
    StaticEmbeddingModel embedding,
    ICrossEncoder? crossEncoder = null
)
{
    private const int Candidates = 80;

    // None further down is ever quoted.
    private const int Quotable = 6;

    // Single characters are met in nearly every passage: worth their time only where few reports are searched.
    private const int FewReports = 12;

    private readonly CrossEncoderReranker reader = new(crossEncoder);

    /// <summary>Why the last passages were ranked without the cross-encoder although one is set; null when they were not.</summary>
    public string? ReadingFault => reader.Fault;

    /// <summary>Ranked passages, best first; empty when the slot has no report or no words to look for.</summary>
    public async Task<IReadOnlyList<RankedPassage>> FindAsync(
        ParsedQuestion question,
        Slot slot,
        Passage? anchor,
        CancellationToken cancellationToken
    )
    {
        var found = await SearchAsync(question, slot, cancellationToken).ConfigureAwait(false);
        found = WithAnchor(found, anchor);
        if (found.Count == 0)
        {
            return [];
        }

        found = OfYear(found, slot);
        if (found.Count == 0)
        {
            return [];
        }

        var context = new RankContext(question, slot, index.Current, embedding, found.Max(f => f.Score), anchor);
        var ranked = reader.Read(question, slot, Rank(context, found));
        return [.. ranked.Select((r, i) => i < Quotable ? Windowed(context, r) : r)];
    }

    // A report answers for a year that it neither reviews nor plans only where it names that year.
    private static IReadOnlyList<FoundPassage> OfYear(IReadOnlyList<FoundPassage> found, Slot slot)
    {
        var years = slot.Reports.ToDictionary(r => r.Report, r => r.Year);
        return slot.Year is not { } year
            ? found
            :
            [
                .. found.Where(f =>
                    years.GetValueOrDefault(f.Passage.Report) is not { } own
                    || own == year
                    || own == year + 1
                    || (f.Passage.PeriodStart <= year && year <= f.Passage.PeriodEnd && f.Passage.PeriodStart == f.Passage.PeriodEnd)
                    || f.Passage.Text.Contains($"{year}", StringComparison.Ordinal)
                ),
            ];
    }

    private IReadOnlyList<RankedPassage> Rank(RankContext context, IReadOnlyList<FoundPassage> found)
    {
        var features = found.Select((f, i) => RankFeatures.Of(context, f, i)).ToList();
        RankFeatures.Compare([.. features.Select(f => f.Values)]);
        return
        [
            .. features
                .Zip(found, (f, passage) => new RankedPassage(passage.Passage, model.Score(f.Values), f.First, f.Last, f.Values))
                .OrderByDescending(r => r.Score),
        ];
    }

    private static RankedPassage Windowed(RankContext context, RankedPassage ranked)
    {
        var (first, last) = QuoteWindow.Of(context, ranked.Passage);
        return ranked with { FirstClause = first, LastClause = last };
    }

    private async Task<IReadOnlyList<FoundPassage>> SearchAsync(ParsedQuestion question, Slot slot, CancellationToken cancellationToken)
    {
        var keywords = Keywords(slot);
        keywords.AddRange(SearchText.AmountTokens(question.Text).Except(keywords));
        if (slot.Reports.Count == 0 || keywords.Count == 0)
        {
            return [];
        }

        var arguments = new KernelArguments
        {
            ["query"] = question.Text,
            ["reports"] = slot.Reports.Select(r => r.Report).ToList(),
            ["keywords"] = keywords,
            ["top"] = Candidates,
        };
        var result = await kernel.InvokeAsync(ReportsPlugin.Name, "search_passages", arguments, cancellationToken).ConfigureAwait(false);
        return result.GetValue<IReadOnlyList<FoundPassage>>() ?? [];
    }

    // What stands near the answer of the turn before is a candidate even when it shares no word (其中…的几个).
    private IReadOnlyList<FoundPassage> WithAnchor(IReadOnlyList<FoundPassage> found, Passage? anchor)
    {
        if (anchor is null)
        {
            return found;
        }

        var near = index.Current.Passages(anchor.Report).Skip(Math.Max(0, anchor.Ordinal - 1)).Take(4);
        return [.. found, .. near.Where(p => found.All(f => f.Passage.Id != p.Id)).Select(p => new FoundPassage(p, 0))];
    }

    private static List<string> Keywords(Slot slot)
    {
        var terms = slot.Terms;
        var words = terms.Where(t => t.Origin != TermOrigin.Character).SelectMany(t => t.Alternatives).ToList();
        if (words.Count < 3 || slot.Reports.Count <= FewReports)
        {
            words.AddRange(terms.Where(t => t.Origin == TermOrigin.Character).SelectMany(t => t.Alternatives));
        }

        return [.. words.SelectMany(Tokens).Distinct()];
    }

    private static IEnumerable<string> Tokens(string word)
    {
        var tokens = SearchText.Tokens(word);
        return tokens.Count == 1 ? tokens : tokens.Where(t => t.Length > 1);
    }
}

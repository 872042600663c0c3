using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>Finds and ranks the passages for a slot.</summary>
/// <param name="model">Ranks by named features.</param>
/// <param name="embedding">The likeness that the ranker was trained with, whatever model the index uses.</param>
/// <param name="reranker">Reads the best passages once more; null for none.</param>
public sealed class PassageRetriever(RankModel model, StaticEmbeddingModel embedding, CrossEncoderReranker? reranker = null)
{
    private const int Candidates = 80;

    // None further down is ever quoted.
    private const int Quotable = 6;

    // Single characters are met in nearly every passage: worth their time only where few reports are searched.
    private const int FewReports = 12;

    /// <summary>Ranked passages, best first; empty when the slot has no report or no words to look for.</summary>
    public async Task<IReadOnlyList<RankedPassage>> FindAsync(
        ParsedQuestion question,
        Slot slot,
        Passage? anchor,
        TurnContext turn,
        CancellationToken cancellationToken
    )
    {
        // What answered about one place says nothing of where the answer about another is.
        anchor = slot.Reports.Any(r => r.Report == anchor?.Report) ? anchor : null;
        var found = await SearchAsync(question, slot, turn, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return [];
        }

        found = Rules.OfYear.Changes(found, OfYear(found, slot));
        if (found.Count == 0)
        {
            return [];
        }

        var context = new RankContext(question, slot, turn.Snapshot, embedding, found.Max(f => f.Score), anchor);
        var ranked = Rank(context, found);
        ranked = Rules.RequiredTerms.Changes(ranked, RequiredTerms.Weigh(question, ranked));
        cancellationToken.ThrowIfCancellationRequested();
        ranked = reranker?.Read(question, slot, ranked, turn.Notices) ?? ranked;
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

    private static async Task<IReadOnlyList<FoundPassage>> SearchAsync(
        ParsedQuestion question,
        Slot slot,
        TurnContext turn,
        CancellationToken cancellationToken
    )
    {
        var keywords = Keywords(slot);
        keywords.AddRange(SearchText.AmountTokens(question.Text).Except(keywords));
        return slot.Reports.Count == 0 || keywords.Count == 0
            ? []
            : await new ReportsPlugin(turn)
                .SearchPassagesAsync(question.Text, [.. slot.Reports.Select(r => r.Report)], keywords, Candidates, cancellationToken)
                .ConfigureAwait(false);
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

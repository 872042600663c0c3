using System.ComponentModel;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Microsoft.Extensions.VectorData;
using Microsoft.SemanticKernel;

namespace Assistant.Core.Search;

/// <summary>A passage that a search found, with the store's score.</summary>
public sealed record FoundPassage(Passage Passage, double Score);

/// <summary>The kernel plugin "reports": the functions by which answering steps and chat models read the corpus, in the state that the turn began with.</summary>
public sealed class ReportsPlugin(TurnContext turn)
{
    // A term that every report explains is explained by a few of them.
    private const int MostEntries = 24;

    /// <summary>Name under which the plugin is registered.</summary>
    public const string Name = "reports";

    /// <summary>Searches passages by words; best first.</summary>
    [KernelFunction("search_passages")]
    [Description("Finds passages of government work reports that speak of something. Best first.")]
    public async Task<IReadOnlyList<FoundPassage>> SearchPassagesAsync(
        [Description("What to look for, in Chinese")] string query,
        [Description("Names of the reports to search; empty for all")] IReadOnlyList<string>? reports = null,
        [Description("Search tokens when they are known already")] IReadOnlyList<string>? keywords = null,
        [Description("How many passages at most")] int top = 40,
        CancellationToken cancellationToken = default
    )
    {
        var options = new HybridSearchOptions<PassageRecord>();
        if (reports is { Count: > 0 })
        {
            var names = reports.ToList();
            options.Filter = record => names.Contains(record.Report);
        }

        var tokens = keywords ?? SearchText.Tokens(query);
        var snapshot = turn.Snapshot;
        var found = new List<FoundPassage>();
        await foreach (
            var result in turn
                .Passages.HybridSearchAsync(query, [.. tokens.Distinct()], top, options, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            if (Find(snapshot, result.Record.Id) is { } passage)
            {
                found.Add(new FoundPassage(passage, result.Score ?? 0));
            }
        }

        return found;
    }

    /// <summary>The passage with its neighbours in reading order; empty when there is no such passage.</summary>
    [KernelFunction("read_around")]
    [Description("Reads a passage with its neighbours, in reading order.")]
    public IReadOnlyList<Passage> ReadAround(
        [Description("Identifier of the passage")] string passageId,
        [Description("How many passages before it")] int before = 1,
        [Description("How many passages behind it")] int after = 1
    )
    {
        if (Find(turn.Snapshot, passageId) is not { } passage)
        {
            return [];
        }

        var all = turn.Snapshot.Passages(passage.Report);
        var from = Math.Max(0, passage.Ordinal - Math.Max(0, before));
        var to = Math.Min(all.Count - 1, passage.Ordinal + Math.Max(0, after));
        return [.. all.Skip(from).Take(to - from + 1)];
    }

    /// <summary>Glossary entries whose term is the one asked for, or holds it, with the report they stand in.</summary>
    [KernelFunction("define_term")]
    [Description("Looks a term up in the glossaries of the reports.")]
    public IReadOnlyList<Passage> DefineTerm(
        [Description("The term")] string term,
        [Description("Names of the reports to look in; empty for all")] IReadOnlyList<string>? reports = null
    )
    {
        var named = NamedTerms(GlossaryTerm.Key(term), reports);
        var best = named.Select(n => n.Score).DefaultIfEmpty().Max();
        return [.. named.Where(n => n.Score == best).Take(MostEntries).SelectMany(n => PassagesOf(n.Place))];
    }

    /// <summary>Whether a glossary explains just this term.</summary>
    /// <param name="term">The term as a key.</param>
    internal bool Explains(string term, IReadOnlyList<string> reports) => NamedTerms(term, reports).Exists(n => n.Place.Term == term);

    // In the order of the reports that were given. Of two terms that are named the longer one is meant.
    private List<(GlossaryPlace Place, double Score)> NamedTerms(string wanted, IReadOnlyList<string>? reports)
    {
        var order = reports is { Count: > 0 }
            ? reports.Distinct().Index().ToDictionary(r => r.Item, r => r.Index, StringComparer.Ordinal)
            : null;
        return
        [
            .. turn
                .Snapshot.GlossaryLike(wanted)
                .Where(place => order?.ContainsKey(place.Report) ?? true)
                .Select(place => (Place: place, Score: GlossaryTerm.Named(place.Term, wanted) * (1 + (place.Term.Length / 100.0))))
                .Where(n => n.Score > 0)
                .OrderBy(n => order?[n.Place.Report] ?? 0),
        ];
    }

    private IEnumerable<Passage> PassagesOf(GlossaryPlace place)
    {
        var span = turn.Snapshot.Glossary(place.Report)[place.Ordinal].Span;
        return turn.Snapshot.Passages(place.Report).Where(p => p.Kind == PassageKind.Glossary && p.Start < span.End && span.Start < p.End);
    }

    private static Passage? Find(ICorpusSnapshot snapshot, string id)
    {
        var mark = id.LastIndexOf('#');
        return
            mark > 0
            && int.TryParse(id.AsSpan(mark + 1), out var ordinal)
            && snapshot.Passages(id[..mark]) is var passages
            && ordinal >= 0
            && ordinal < passages.Count
            ? passages[ordinal]
            : null;
    }
}

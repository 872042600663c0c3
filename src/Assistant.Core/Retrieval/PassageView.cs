using System.Runtime.CompilerServices;
using Assistant.Core.Language;
using Assistant.Core.Passages;

namespace Assistant.Core.Retrieval;

/// <summary>A clause of a passage: where it stands in the passage's text and how it reads to the search.</summary>
internal sealed record ClauseView(int Start, int End, string Normalized);

/// <summary>A passage as ranking reads it: normalised once and kept as long as the passage lives.</summary>
internal sealed class PassageView
{
    private static readonly ConditionalWeakTable<Passage, PassageView> Cache = [];

    private PassageView(Passage passage)
    {
        Passage = passage;
        Normalized = SearchText.Normalize(passage.Text);
        Heading = SearchText.Normalize(string.Join(' ', passage.HeadingPath.Append(passage.Lead ?? string.Empty)));
        Clauses = [.. ClauseSplitter.Split(passage.Text).Select(span => new ClauseView(span.Start, span.End, SearchText.Normalize(span.Of(passage.Text))))];
    }

    /// <summary>The passage.</summary>
    public Passage Passage { get; }

    /// <summary>Its text, normalised for search.</summary>
    public string Normalized { get; }

    /// <summary>Heading path and lead, normalised for search.</summary>
    public string Heading { get; }

    /// <summary>Its clauses in order.</summary>
    public IReadOnlyList<ClauseView> Clauses { get; }

    /// <summary>The view of a passage, made on first use.</summary>
    public static PassageView Of(Passage passage) => Cache.GetValue(passage, static p => new PassageView(p));
}

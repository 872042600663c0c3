using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;

namespace Assistant.Core.Answering;

/// <summary>
/// Lists that no outline has, because nothing in the text but a question makes lists of them: as many things enumerated in a clause as are asked for, or
/// sentences behind each other that begin with the name that is asked for.
/// </summary>
internal sealed partial class SentenceRuns(ReportOutline outline, IReadOnlyList<Passage> passages, AskedList asked)
{
    // A name is looked for in the first words of a sentence.
    private const int FirstWords = 40;

    private const int FewestSentences = 3;

    /// <summary>The lists in the order of the report.</summary>
    public IEnumerable<ItemList> Read() =>
        asked.Size is not null || asked.Name.Length > 0 ? passages.Select(Enumerated).Concat(Sentences()).OfType<ItemList>() : [];

    private ItemList? Enumerated(Passage passage)
    {
        if (asked.Size is not { } size || passage.Kind == PassageKind.Glossary)
        {
            return null;
        }

        var isNear = asked.Near.Any(p => p.Id == passage.Id);
        var saysTerm = asked.Says(passage.Text);
        return (isNear || saysTerm || asked.Name.Length > 0) && passage.Text.AsSpan().ContainsAny('、', '”', '"')
            ? Runs(passage, size)
                .Where(run => isNear || saysTerm || run.All(item => asked.IsNamedIn(item.Of(passage.Text))))
                .Select(run =>
                    List(ListStyle.Enumeration, run.Select(item => new TextSpan(passage.Start + item.Start, passage.Start + item.End)))
                )
                .FirstOrDefault()
            : null;
    }

    private static IEnumerable<IReadOnlyList<TextSpan>> Runs(Passage passage, int size)
    {
        foreach (Match clause in Clause().Matches(passage.Text))
        {
            var items = Item()
                .Matches(clause.Value)
                .Select(m => new TextSpan(clause.Index + m.Index, clause.Index + m.Index + m.Length))
                .ToList();
            if (items.Count == size - 1 && Joined().Match(items[^1].Of(passage.Text)) is { Success: true } and)
            {
                items =
                [
                    .. items.SkipLast(1),
                    new TextSpan(items[^1].Start, items[^1].Start + and.Index),
                    new TextSpan(items[^1].Start + and.Index + and.Length, items[^1].End),
                ];
            }

            if (items.Count == size)
            {
                yield return items;
            }
        }

        foreach (Match run in Quotes().Matches(passage.Text))
        {
            var items = Quote().Matches(run.Value).Select(m => new TextSpan(run.Index + m.Index, run.Index + m.Index + m.Length)).ToList();
            if (items.Count == size)
            {
                yield return items;
            }
        }
    }

    // 向种图强，…。向海图强，…。
    private IEnumerable<ItemList> Sentences()
    {
        if (asked.Name.Length == 0)
        {
            yield break;
        }

        for (var i = 0; i < passages.Count; i++)
        {
            var from = i;
            while (
                i < passages.Count
                && passages[i].Kind == PassageKind.Body
                && asked.IsNamedIn(passages[i].Text[..Math.Min(FirstWords, passages[i].Text.Length)])
            )
            {
                i++;
            }

            if (i - from >= FewestSentences || i - from == asked.Size)
            {
                yield return List(ListStyle.Sentence, passages.Skip(from).Take(i - from).Select(p => new TextSpan(p.Start, p.End)));
            }
        }
    }

    private ItemList List(ListStyle style, IEnumerable<TextSpan> spans)
    {
        ListItem[] items = [.. spans.Select(span => new ListItem(null, span, span))];
        var start = items[0].Span.Start;
        var parent = -1;
        for (var i = 0; i < outline.Lists.Count; i++)
        {
            parent = outline.Lists[i].Items.Any(item => item.Span.Contains(start)) ? i : parent;
        }

        var chapter = outline.Chapters.ToList().FindLastIndex(c => c.Span.Start <= start);
        return new ItemList(style, null, null, items, Math.Max(0, chapter), parent);
    }

    [GeneratedRegex("[^，。；：,;:！？]+")]
    private static partial Regex Clause();

    [GeneratedRegex("[^、]+")]
    private static partial Regex Item();

    [GeneratedRegex("和|与|及|以及|、")]
    private static partial Regex Joined();

    [GeneratedRegex(@"(?:[“""][^”""“]{2,20}[”""][、和与]?){2,}")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"[“""][^”""“]{2,20}[”""]")]
    private static partial Regex Quote();
}

using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Questions;

namespace Assistant.Core.Generation;

/// <summary>The passages that a model may read, the best first: what the program would quote, the lists that may be meant, what the search found, and what stands beside it.</summary>
internal static class EvidenceOrder
{
    private const int MostFound = 20;
    private const int MostLists = 2;
    private const int MostItems = 30;

    /// <summary>The passages of a task, each once.</summary>
    public static IEnumerable<Passage> Of(WritingTask task)
    {
        var quoted = task.Draft.Statements.Select(s => s.Passage);
        var judged = task.Draft.Verdicts.Select(v => v.Passage).OfType<Passage>();
        return quoted
            .Concat(judged)
            .Concat(Lists(task))
            .Concat(Found(task.Parts).Take(MostFound))
            .Concat(Beside(task))
            .DistinctBy(p => p.Id);
    }

    private static IEnumerable<Passage> Lists(WritingTask task)
    {
        if (task.Parsed.Kind is not (QuestionKind.List or QuestionKind.Definition))
        {
            return [];
        }

        var lists = new OutlineLists(task.Context.Snapshot);
        return new ListChooser(task.Context.Snapshot)
            .Likeliest(task.Parsed, task.Parts, MostLists)
            .SelectMany(found => lists.Statements(found).Select(s => s.Passage).Take(MostItems));
    }

    // Of several parts in turn, so that each has its best ones.
    private static IEnumerable<Passage> Found(IReadOnlyList<SlotResult> parts)
    {
        for (var rank = 0; rank < parts.Select(p => p.Ranked.Count).DefaultIfEmpty(0).Max(); rank++)
        {
            foreach (var part in parts.Where(p => p.Ranked.Count > rank))
            {
                var passage = part.Ranked[rank].Passage;
                if (passage.Kind is PassageKind.Body or PassageKind.Glossary)
                {
                    yield return passage;
                }
            }
        }
    }

    // What a sentence leans on stands before it, what goes on about it behind.
    private static IEnumerable<Passage> Beside(WritingTask task) =>
        from part in task.Parts
        let best = part.Best?.Passage
        where best is not null
        let all = task.Context.Snapshot.Passages(best.Report)
        from ordinal in new[] { best.Ordinal - 1, best.Ordinal + 1 }
        where ordinal >= 0 && ordinal < all.Count && all[ordinal].Kind == PassageKind.Body
        select all[ordinal];
}

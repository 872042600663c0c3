using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>What a list must be to answer a question, however likely it seems: of the size that is asked for, of its year and of no passage that is ruled out.</summary>
internal sealed class ListFit
{
    private readonly ICorpusSnapshot snapshot;
    private readonly int? size;
    private readonly IReadOnlyList<int> years;
    private readonly bool? wantsPlan;
    private readonly IReadOnlyList<Passage> ruledOut;

    public ListFit(ICorpusSnapshot snapshot, ParsedQuestion question, IReadOnlyList<SlotResult> parts)
    {
        this.snapshot = snapshot;
        size = AskedList.SizeOf(question);
        years = question.Years;
        wantsPlan = WantsPlan(question);
        ruledOut = [.. parts.Where(p => p.RuledOut).Select(p => p.Best?.Passage).OfType<Passage>()];
    }

    /// <summary>Whether the question states how many items it asks for.</summary>
    public bool HasSize => size is not null;

    /// <summary>Whether the list may be given.</summary>
    public bool Holds(FoundItems found) =>
        (size is null || found.List.Items.Count == size || found.List.Promised == size)
        && IsOfYear(found)
        && !ruledOut.Any(p => p.Report == found.Report && found.List.Span.Overlaps(p));

    // A plan is of the year of delivery, a review of the one before; lists elsewhere (terms, problems) are of neither.
    private bool IsOfYear(FoundItems found)
    {
        var start = found.List.Items[0].Span.Start;
        var kind = snapshot.Passages(found.Report).LastOrDefault(p => p.Start <= start)?.SectionKind;
        if (
            kind is not (SectionKind.Plan or SectionKind.Review)
            || snapshot.Reports.FirstOrDefault(r => r.Report == found.Report)?.Year is not { } delivered
        )
        {
            return true;
        }

        var isPlan = kind == SectionKind.Plan;
        return wantsPlan is { } plan ? plan == isPlan
            : years is [var year] && (year == delivered || year == delivered - 1) ? isPlan == (year == delivered)
            : true;
    }

    // Of results and aims, or of last year and this, a question may name one; null where it names neither or both.
    private static bool? WantsPlan(ParsedQuestion question)
    {
        var (results, aims) = (question.Statuses.Contains(Status.Actual), question.Statuses.Any(s => s is Status.Target or Status.Plan));
        return results != aims ? aims
            : question.Relative is [var relative] ? relative == RelativeYear.Current
            : null;
    }
}

using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Core.Answering;

/// <summary>A piece of an answer: words of our own in front of a verbatim quote.</summary>
/// <param name="Frame">Our words before the quote: period and status, the side of a comparison; may be empty.</param>
/// <param name="Quote">Exactly the canonical text from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Passage">The passage it is taken from, which is cited.</param>
/// <param name="Start">UTF-16 offset of the quote in the canonical text.</param>
/// <param name="End">Offset behind it.</param>
public sealed record QuotedStatement(string Frame, string Quote, Passage Passage, int Start, int End)
{
    /// <summary>Ledger figures inside the quote.</summary>
    public IEnumerable<Ledger.Figure> FiguresIn(ICorpusSnapshot snapshot) =>
        snapshot.Figures(Passage.Report).Where(f => f.Start >= Start && f.End <= End);
}

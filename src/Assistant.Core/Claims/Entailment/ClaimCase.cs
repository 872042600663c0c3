using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Search;

namespace Assistant.Core.Claims;

/// <summary>A claim and the passage that it is judged by, read once for all rules.</summary>
internal sealed class ClaimCase
{
    private ClaimAlignment? alignment;
    private IReadOnlyList<ClaimVerdict>? ledger;
    private string? clause;
    private string? fault;
    private bool faultFound;

    public ClaimCase(string claim, Passage passage, ICorpusSnapshot snapshot)
    {
        (Claim, Passage, Snapshot) = (claim, passage, snapshot);
        Said = SearchText.Normalize(claim);
        Report = snapshot.Reports.FirstOrDefault(r => r.Report == passage.Report);
        Figures = ClaimFigures.Of(claim, Year);
        Written = [.. snapshot.Figures(passage.Report).Where(f => f.PassageId == passage.Id)];
    }

    /// <summary>The claim as it was made, without its attribution.</summary>
    public string Claim { get; }

    /// <summary>Whose claim it is, where that was cut off.</summary>
    public Attribution? Source { get; init; }

    /// <summary>The claim, normalised.</summary>
    public string Said { get; }

    /// <summary>The passage.</summary>
    public Passage Passage { get; }

    /// <summary>The corpus that the passage is from.</summary>
    public ICorpusSnapshot Snapshot { get; }

    /// <summary>The passage's report; null where it is not of the corpus.</summary>
    public ReportInfo? Report { get; }

    /// <summary>Year of the passage's report.</summary>
    public int? Year => Report?.Year;

    /// <summary>The figures of the claim.</summary>
    public IReadOnlyList<Claim> Figures { get; }

    /// <summary>The figures of the passage; their offsets count in its report.</summary>
    public IReadOnlyList<Figure> Written { get; }

    /// <summary>The passage's clause that is most like the claim, normalised.</summary>
    public string Clause =>
        clause ??= PassageView
            .Of(Passage)
            .Clauses.Select(c => c.Normalized)
            .MaxBy(c => TextLikeness.Containment(c, Said) + TextLikeness.Containment(Said, c))
            ?? string.Empty;

    /// <summary>Where the words of the claim stand in the passage.</summary>
    public ClaimAlignment Alignment =>
        alignment ??= ClaimAlignment.Of(
            Claim,
            Figures,
            Passage.Text,
            [.. Written.Select(f => f with { Start = f.Start - Passage.Start, End = f.End - Passage.Start })]
        );

    /// <summary>What the strict check of words finds in the claim that the passage does not say; null where it finds nothing.</summary>
    public string? Fault
    {
        get
        {
            if (!faultFound)
            {
                fault = new CitationCheck(Snapshot).Fault(Claim, Ledger, [Passage]);
                faultFound = true;
            }

            return fault;
        }
    }

    /// <summary>What the figures of the passage say of the claim's.</summary>
    public IReadOnlyList<ClaimVerdict> Ledger => ledger ??= new ClaimVerifier(Snapshot).Verify(Claim, Written, Year, Passage);
}

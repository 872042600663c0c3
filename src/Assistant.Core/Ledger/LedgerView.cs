using System.Runtime.CompilerServices;

namespace Assistant.Core.Ledger;

/// <summary>The ledger of a report, grouped by passage once and kept as long as the ledger lives.</summary>
internal sealed class LedgerView
{
    private static readonly ConditionalWeakTable<IReadOnlyList<Figure>, LedgerView> Cache = [];
    private readonly ILookup<string, Figure> byPassage;

    private LedgerView(IReadOnlyList<Figure> figures) => byPassage = figures.ToLookup(f => f.PassageId);

    /// <summary>The view of a ledger.</summary>
    public static LedgerView Of(IReadOnlyList<Figure> figures) => Cache.GetValue(figures, static f => new LedgerView(f));

    /// <summary>The figures of a passage in order.</summary>
    public IEnumerable<Figure> In(string passageId) => byPassage[passageId];
}

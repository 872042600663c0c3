using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>
/// Reads a turn of a conversation: what it has to do with the turns before it, which place it is about, and what it takes from them. A turn that stands alone
/// takes nothing but the place.
/// </summary>
internal sealed class DialogueReader
{
    // A turn leans on one that leans on one …: further back nothing is taken from.
    private const int LongestChain = 4;

    // Thanks and farewells that are passed over to find what a turn leans on.
    private const int MostPassedOver = 10;

    // 学位, 粮食: one character names no indicator. 投资多少 is said of the thing before.
    private const int ShortestIndicator = 2;
    private const int ShortestAlone = 6;

    // Reports whose ledger is looked into.
    private const int MostRead = 4;

    private readonly QuestionReader reader;
    private readonly ICorpusSnapshot snapshot;
    private readonly EarlierTurns earlier;
    private readonly AskedPlaceReader placeReader;
    private readonly List<IReadOnlyList<string>> scopes = [];
    private readonly List<IReadOnlyList<string>> named = [];

    /// <summary>Prepares the reading of the turn behind <paramref name="earlier"/>.</summary>
    /// <param name="place">The place that was chosen before the conversation began, or null.</param>
    public DialogueReader(QuestionReader reader, ICorpusSnapshot snapshot, EarlierTurns earlier, string? place)
    {
        (this.reader, this.snapshot, this.earlier) = (reader, snapshot, earlier);
        placeReader = new AskedPlaceReader(snapshot);
        scopes.Add(place is null ? [] : [place]);
        named.Add(scopes[0]);
        for (var turn = 0; turn < earlier.Normalized.Count; turn++)
        {
            var asked = placeReader.Read(earlier.Normalized[turn], scopes[turn], named[turn]);
            named.Add([.. named[turn].Union(asked.InOrder)]);
            scopes.Add(ScopeBehind(turn, asked));
        }
    }

    /// <summary>The turn, as a question of its own.</summary>
    public ParsedQuestion Read(string typed) => Read(typed, earlier.Normalized.Count, LongestChain);

    private ParsedQuestion Read(string typed, int turn, int chain)
    {
        var scope = scopes[turn];
        PlacesAsked? places = null;
        var alone = reader.ReadAlone(typed, text => places = placeReader.Read(text, scope, named[turn]), snapshot);
        var role = turn == 0 || chain == 0 ? TurnRole.StandsAlone : RoleOf(alone, turn);
        var before = role switch
        {
            TurnRole.Leans or TurnRole.Corrects => Last(turn, chain),
            TurnRole.GoesBack => Returned(alone, turn, chain),
            _ => null,
        };
        if (role == TurnRole.SmallTalk)
        {
            return PlaceScope.Apply(alone, places!, scope, snapshot) with { Role = role, Kind = QuestionKind.SmallTalk };
        }

        return before is null
            ? PlaceScope.Apply(alone, places!, scope, snapshot)
            : new TurnCompletion(reader, snapshot).Complete(alone, places!, before, role, scope, text => placeReader.Read(text, scope)) with
            {
                Role = role,
            };
    }

    private TurnRole RoleOf(ParsedQuestion alone, int turn)
    {
        // 换成容城呢 alone is no question; behind one it may be.
        if (alone.Kind == QuestionKind.Instruction || (alone.Kind == QuestionKind.Nonsense && !alone.Text.Any(SearchText.IsHan)))
        {
            return TurnRole.StandsAlone;
        }

        // 常州也来一个: who names a place asks about it.
        var namesPlace = alone.Places.Count > 0 || alone.UnknownPlace is not null;
        if (alone.Kind is QuestionKind.SmallTalk && !namesPlace)
        {
            return TurnRole.SmallTalk;
        }

        var role = TurnRoleModel.Default.RoleOf(TurnFeatures.Of(alone.Text, [.. earlier.Normalized.Take(turn)]));

        // 新增学位多少个: what names an indicator of the reports whole needs nothing from the turn before.
        if (role == TurnRole.Leans && NamesIndicator(alone, scopes[turn]))
        {
            return TurnRole.StandsAlone;
        }

        // 苏州呢, 完成了吗: what names nothing of its own can only lean.
        return
            role is TurnRole.StandsAlone or TurnRole.SmallTalk
            && (role == TurnRole.StandsAlone || namesPlace)
            && (alone.Kind is not (QuestionKind.Corpus or QuestionKind.Opinion) || alone.AsksAllPlaces)
            && NamesNothing(alone)
            ? TurnRole.Leans
            : role;
    }

    private bool NamesIndicator(ParsedQuestion alone, IReadOnlyList<string> scope) =>
        alone.Text.Length >= ShortestAlone
        && TurnFeatures.AsksFreely(alone.Text)
        && NamedThing.In(alone.Text) is { Length: >= ShortestIndicator } thing
        && Rules.NamedFigure.Holds(
            snapshot
                .Reports.Where(r => scope.Count == 0 || (r.Place is { } place && scope.Contains(place)))
                .Take(MostRead)
                .SelectMany(r => snapshot.Figures(r.Report))
                .Any(f => NamedThing.IsIndicator(thing, SearchText.Normalize(f.Indicator)))
        );

    private static bool NamesNothing(ParsedQuestion alone)
    {
        var quantities = TurnCompletion.Quantities(alone.Text);
        var said = alone
            .Terms.Where(t =>
                t.Alternatives.Any(a => a.Any(c => char.IsLetter(c) && !SearchText.IsHan(c)) || a.Any(IsTopical))
                && !quantities.Any(q => q.Start.Value <= t.Start && t.Start + t.Length <= q.End.Value)
            )
            .ToList();
        return said.All(t => t.Origin == TermOrigin.Character) && said.Count < 2;
    }

    // 409.14亿是吧 names a figure and nothing that it is of.
    private static bool IsTopical(char c) => SearchText.IsHan(c) && !"万亿千百".Contains(c, StringComparison.Ordinal);

    private ParsedQuestion? Last(int turn, int chain)
    {
        for (var i = turn - 1; i >= Math.Max(0, turn - MostPassedOver); i--)
        {
            if (
                Read(earlier.Typed[i], i, chain - 1) is
                { Kind: not (QuestionKind.SmallTalk or QuestionKind.Nonsense or QuestionKind.Instruction) } read
            )
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>The earlier turn that shares most with one that goes back. Where none shares anything, the one before for a turn that names nothing, else none.</summary>
    private ParsedQuestion? Returned(ParsedQuestion alone, int turn, int chain)
    {
        var own = TurnFeatures.Pairs(alone.Text);
        var best = Enumerable
            .Range(0, turn)
            .Select(i => (Turn: i, Shared: own.Count(TurnFeatures.Pairs(earlier.Normalized[i]).Contains)))
            .OrderByDescending(s => s.Shared)
            .ThenByDescending(s => s.Turn)
            .First();

        // 我问的是山东啊: what was corrected is not gone back to.
        var last = best.Turn;
        while (last + 1 < turn && Read(earlier.Typed[last + 1], last + 1, chain - 1).Role == TurnRole.Corrects)
        {
            last++;
        }

        return best.Shared > 0 ? Read(earlier.Typed[last], last, chain - 1)
            : NamesNothing(alone) ? Last(turn, chain)
            : null;
    }

    // A place stays until another is named or a turn goes back to one. Behind one that has no report it is open which is meant.
    private IReadOnlyList<string> ScopeBehind(int turn, PlacesAsked asked) =>
        asked.Known.Count > 0 ? asked.Known
        : (asked.Unknown is { } unknown && !scopes[turn].Any(p => Divisions.IsWithin(unknown, p))) || asked.Unclear.Count > 1 ? []
        : named[turn].Count > 1 && Read(earlier.Typed[turn], turn, LongestChain) is { Role: TurnRole.GoesBack } back ? back.Places
        : scopes[turn];
}

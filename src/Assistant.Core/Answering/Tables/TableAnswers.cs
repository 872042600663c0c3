using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Answers questions for figures side by side from the ledgers: each cell is quoted and cited, and what is not given is named.</summary>
internal sealed class TableAnswers(ICorpusSnapshot snapshot, Wording wording)
{
    private const int ManyNames = 12;

    // More rows are counted, not shown.
    private const int MostRows = 40;

    private sealed record Line(
        string Place,
        AskedIndicator Asked,
        CanonicalIndicator Indicator,
        FigureKind Kind,
        int Year,
        Status Status,
        Figure? Figure
    );

    /// <summary>A draft, or null where the question asks for no table or no report gives any of it.</summary>
    public Draft? Compose(ParsedQuestion question)
    {
        var reader = new TableReader(snapshot);
        if (reader.Read(question) is not { } asked)
        {
            return reader.PicksUnread(question) ? Draft.Refuse(RefusalKind.OutOfScope, RefusalComposer.NotRead(wording)) : null;
        }

        var cells = new LedgerCells(snapshot, asked.Indicators.SelectMany(i => i.Candidates), asked.Places);
        var lines = asked.Indicators.SelectMany(i => LinesOf(asked, i, cells)).ToList();
        if (asked.ComparesWithResult && asked.Indicators.Count > 1)
        {
            // Of every aim of a year only those are set against results that the ledger has for the year itself.
            lines = [.. lines.Where(l => lines.Exists(o => o.Asked == l.Asked && o is { Status: Status.Target, Figure: not null }))];
        }

        var given = lines.Where(l => l.Figure is not null).ToList();
        var isEnough =
            given.Count > 1
            || given.Count == 1
                && (
                    lines.Count != 2
                    || asked.Places.Count > 1
                    || question.LackingPlaces.Count > 0
                    || asked.ComparesWithResult
                    || asked.Indicators.Count > 1
                );
        return isEnough ? Composed(asked, question, lines, cells)
            : given.Count == 0 && asked.Places.Count >= TableReader.ManyPlaces ? Refused(asked, question, lines)
            : null;
    }

    // Over many places a search through passages would find what each says of something else.
    private Draft Refused(AskedTable asked, ParsedQuestion question, List<Line> lines)
    {
        var isCovered = snapshot.Reports.Any(r =>
            r.Place is { } place
            && asked.Places.Contains(place)
            && lines.Exists(l => r.Year == (l.Status == Status.Actual ? l.Year + 1 : l.Year))
        );
        return Draft.Refuse(
            isCovered ? RefusalKind.IndicatorMissing : RefusalKind.PeriodMissing,
            RefusalComposer.NotGiven(wording, Missing(lines, question))
        );
    }

    private static string IndicatorOf(Line line) => AskedIndicator.NameOf(line.Indicator, line.Kind);

    // An amount is meant and only rates are given: they are shown, and nothing is concluded from them.
    private static bool IsRateForAmount(Line line) =>
        line is { Figure: not null, Kind: FigureKind.Growth, Status: Status.Actual, Asked.Kind: null } && line.Indicator.Units.Count > 0;

    // Of what a word may mean and of the kinds that it may be given in, that which most reports give. Aims and rates only where no report gives a result or an amount.
    private List<Line> LinesOf(AskedTable asked, AskedIndicator indicator, LedgerCells cells)
    {
        List<Line> none = [];
        foreach (var status in StatusesOf(asked))
        {
            foreach (var isSecond in new[] { false, true })
            {
                var best = indicator
                    .Candidates.SelectMany(candidate =>
                        KindsOf(asked, status, indicator, candidate, isSecond)
                            .Select(kind =>
                                asked
                                    .Places.SelectMany(p => LinesOf(asked with { Status = status }, indicator, candidate, kind, p, cells))
                                    .ToList()
                            )
                    )
                    .MaxBy(Given);
                if (best is not null && Given(best) > 0)
                {
                    return best;
                }

                none = none.Count == 0 && best is not null ? best : none;
            }
        }

        return none;
    }

    // Places side by side have results or aims, not some the one and some the other.
    private static IEnumerable<Status?> StatusesOf(AskedTable asked) =>
        asked.Status is null && asked.Places.Count > 1 && !asked.ComparesWithResult ? [Status.Actual, Status.Target] : [asked.Status];

    private static int Given(List<Line> lines) => lines.Count(l => l.Figure is not null);

    private static IEnumerable<FigureKind> KindsOf(
        AskedTable asked,
        Status? status,
        AskedIndicator indicator,
        CanonicalIndicator candidate,
        bool isSecond
    )
    {
        // A result is an amount where nothing is said, an aim what aims are mostly set for.
        var meansAmount =
            asked.Bound is null
            && !asked.ComparesWithResult
            && indicator.Kind is null
            && status != Status.Target
            && candidate.Units.Count > 0
            && candidate.Kinds[0] is FigureKind.Growth or FigureKind.Level or FigureKind.Count;
        if (isSecond)
        {
            return meansAmount ? candidate.Kinds.Where(k => k is not (FigureKind.Level or FigureKind.Count or FigureKind.Rank)) : [];
        }

        if (meansAmount)
        {
            return [FigureKind.Level];
        }

        if (asked.Bound is { } bound)
        {
            return bound.Unit.Base == "%" ? candidate.Kinds.Where(k => k is FigureKind.Growth or FigureKind.Share) : [FigureKind.Level];
        }

        return indicator.Kind is not { } kind ? candidate.Kinds.Where(k => k != FigureKind.Rank)
            : candidate.Kinds.Contains(kind) || (kind == FigureKind.Level && candidate.Units.Count > 0) ? [kind]
            : [candidate.Kinds[0]];
    }

    private IEnumerable<Line> LinesOf(
        AskedTable asked,
        AskedIndicator indicator,
        CanonicalIndicator candidate,
        FigureKind kind,
        string place,
        LedgerCells cells
    )
    {
        Line Of(int year, Status status) =>
            new(place, indicator, candidate, kind, year, status, cells.Of(new CellKey(place, candidate, kind, year, status)));
        var newest = asked.ReportYear ?? snapshot.Reports.Where(r => r.Place == place && r.Year is not null).Max(r => r.Year) ?? 0;
        if (asked.ComparesWithResult)
        {
            return [Of(asked.Years[0], Status.Target), Of(asked.Years[0], Status.Actual)];
        }

        if (asked.Years.Count == 0 && asked.Newest > 1)
        {
            // The newest years in a row, or those that some report of the place is about, the oldest first.
            var (wanted, ahead) = asked.Status == Status.Target ? (Status.Target, 0) : (Status.Actual, 1);
            var reported = snapshot.Reports.Where(r => r.Place == place).Select(r => r.Year - ahead).OfType<int>().Distinct().Order();
            var years = asked.OnlyReported
                ? reported.TakeLast(asked.Newest)
                : Enumerable.Range(newest - ahead - asked.Newest + 1, asked.Newest);
            return [.. years.Select(year => Of(year, wanted))];
        }

        return asked.Years.Count == 0
            ? [asked.Status == Status.Target ? Of(newest, Status.Target) : Of(newest - 1, Status.Actual)]
            : asked.Years.Select(year => asked.Status is { } status ? Of(year, status) : OfEither(year));

        // What was done, where a report tells it; else what is aimed at.
        Line OfEither(int year) => Of(year, Status.Actual) is { Figure: not null } done ? done : AimOr(year);
        Line AimOr(int year) =>
            Of(year, Status.Target) is { Figure: not null } aimed || year >= newest ? Of(year, Status.Target) : Of(year, Status.Actual);
    }

    private Draft Composed(AskedTable asked, ParsedQuestion question, List<Line> lines, LedgerCells cells)
    {
        var given = lines.Where(l => l.Figure is not null && (asked.Bound is null || asked.Bound.Admits(l.Figure!))).ToList();
        var isRateForAmount = !asked.ComparesWithResult && lines.Exists(IsRateForAmount);
        var order =
            isRateForAmount || !TableConclusions.AreOfOneScale(asked, [.. given.Select(l => l.Figure!)]) ? TableOrder.Given : asked.Order;
        var ordered = order switch
        {
            TableOrder.Falling => [.. given.OrderByDescending(l => TableConclusions.Size(l.Figure!))],
            TableOrder.Rising => given.OrderBy(l => TableConclusions.Size(l.Figure!)).ToList(),
            _ => asked.Indicators.Count == 1 ? given : [.. given.OrderBy(l => lines.FindIndex(o => o.Place == l.Place))],
        };
        var statements = new Dictionary<Line, QuotedStatement>();

        // Where there are too many rows, those with a figure are shown.
        var withFigure = ordered.Select(l => RowName(asked, lines, l)).ToHashSet(StringComparer.Ordinal);
        var rows = (order == TableOrder.Given && asked.Bound is null ? lines : ordered)
            .Select(l => RowName(asked, lines, l))
            .Distinct()
            .ToList();
        var kept = rows.Count > MostRows ? rows.OrderByDescending(withFigure.Contains).Take(MostRows).ToList() : rows;
        var first = kept.ToHashSet(StringComparer.Ordinal);
        foreach (var line in ordered.Where(l => first.Contains(RowName(asked, lines, l))))
        {
            if (Statement(line) is { } statement)
            {
                statements[line] = statement;
            }
        }

        var shown = ordered.Where(statements.ContainsKey).ToList();
        var missing = Missing(lines, question);
        var remarks = new List<string>();
        var derived = new List<DerivedFigure>();
        if (isRateForAmount)
        {
            remarks.Add(
                asked.AsksMost || shown.Count == 2
                    ? wording.Say(
                        "报告没有给出数额，列出的是增速，没有据此比较。",
                        "The reports give no amounts; rates are shown, and nothing is compared by them."
                    )
                    : wording.Say("报告没有给出数额，列出的是增速。", "The reports give no amounts; rates are shown.")
            );
        }
        else
        {
            foreach (var (text, figure) in new TableConclusions(wording).Of(asked, [.. shown.Select(l => (Name(l), l.Figure!))]))
            {
                remarks.Add(text);
                derived.AddRange(figure is null ? [] : [figure]);
            }
        }

        var differing = shown
            .Select(l => (Line: l, Other: cells.Differing(new CellKey(l.Place, l.Indicator, l.Kind, l.Year, l.Status), l.Figure!)))
            .Where(d => d.Other is not null)
            .Select(d => d.Line with { Figure = d.Other })
            .ToList();
        remarks.AddRange(
            differing.Select(l =>
                wording.Say(
                    $"{Name(l)}：两份报告的数不一致，另一份给出的也列在上面。",
                    $"{Name(l)}: two reports differ; the figure of the other is shown above too."
                )
            )
        );
        var atBound = lines.Where(l => l.Figure is { } figure && asked.Bound?.LeavesOpen(figure) == true).Take(MostRows).ToList();
        remarks.AddRange(
            atBound.Select(l =>
                wording.Say(
                    $"{Name(l)}给出的是界限，是否符合不能确定。",
                    $"{Name(l)}: the report gives a bound; whether the figure is on the wanted side is not determined."
                )
            )
        );
        var unlike = lines.Where(l => l.Figure is { } figure && asked.Bound?.IsLike(figure) == false).Select(Name).ToList();
        if (unlike.Count > 0)
        {
            remarks.Add(
                wording.Say(
                    $"单位不同，没有比较：{string.Join('、', unlike)}。",
                    $"Given in another unit and not compared: {string.Join(", ", unlike)}."
                )
            );
        }

        if (rows.Count > kept.Count)
        {
            remarks.Add(
                wording.Say(
                    "只列出前面的部分，其余可用命令 assistant figures --csv 导出。",
                    "Only the first rows are shown; the command assistant figures --csv exports the rest."
                )
            );
        }

        if (asked.Bound is not null && shown.Count + atBound.Count + unlike.Count == 0)
        {
            remarks.Add(wording.Say("按报告给出的数字，没有符合的。", "By the figures that the reports give, none."));
        }

        remarks.AddRange(missing.Count > 0 ? [RefusalComposer.NotGiven(wording, missing)] : []);
        return new Draft(
            missing.Count > 0 ? Outcome.Partial : Outcome.Answered,
            [.. shown.Select(l => statements[l]), .. differing.Concat(atBound).Select(Statement).OfType<QuotedStatement>()],
            remarks,
            derived,
            [.. shown.Concat(differing).Concat(atBound).Select(l => l.Figure!)],
            [],
            null
        )
        {
            Table = new DraftTable(Columns(asked, lines), Rows(asked, lines, statements, kept), missing),
        };
    }

    private QuotedStatement? Statement(Line line)
    {
        if (snapshot.PassageOf(line.Figure!) is not { } passage)
        {
            return null;
        }

        var figure = line.Figure!;
        var start = Math.Min(figure.SpanStart, passage.Start + ClauseOfIndicator(figure, passage));
        var text = snapshot.Text(passage.Report)!;
        var quote = text[start..figure.SpanEnd];
        var frame = wording.Frame(line.Place, line.Year, line.Year, line.Status, true);
        return new QuotedStatement(frame + ConditionsBefore(figure, quote), quote, passage, start, figure.SpanEnd);
    }

    // 预计 at the beginning of a long sentence is said of every figure in it.
    private string ConditionsBefore(Figure figure, string quote)
    {
        var lost = figure
            .Modifiers.Where(m =>
                !m.Contains('…', StringComparison.Ordinal)
                && !FigureComparison.SaysStatus(figure, m)
                && !quote.Contains(m, StringComparison.Ordinal)
            )
            .ToList();
        return lost.Count == 0 ? string.Empty : wording.Say($"（{string.Join('、', lost)}）", $"({string.Join(", ", lost)}) ");
    }

    // 生产总值104亿元，增速7.9%: the quote begins with the clause that names what grew. From the beginning of the passage where the name is not printed so.
    private static int ClauseOfIndicator(Figure figure, Passage passage)
    {
        var before = passage.Text[..Math.Clamp(figure.Start - passage.Start, 0, passage.Text.Length)];
        var at = before.LastIndexOf(figure.Indicator, StringComparison.Ordinal);
        return at < 0
            ? (figure.Quote.Contains(figure.Indicator, StringComparison.Ordinal) ? int.MaxValue - passage.Start : 0)
            : before[..at].LastIndexOfAny(['，', '。', '；', '：', ',', ';', ':', '\n']) + 1;
    }

    private static string Name(Line line) => line.Place + TimeOf(line.Year, line.Status);

    private static string TimeOf(int year, Status status) => $"{year}年{(status == Status.Actual ? "实绩" : "目标")}";

    private List<string> Missing(List<Line> lines, ParsedQuestion question)
    {
        var severalIndicators = lines.Select(l => l.Asked).Distinct().Count() > 1;
        List<string> missing =
        [
            .. lines
                .Where(l => l.Figure is null)
                .GroupBy(l => (l.Year, l.Status, Indicator: severalIndicators ? IndicatorOf(l) : string.Empty))
                .Select(g =>
                    $"{PlacesIn(g.Select(l => l.Place).Distinct().ToList(), lines)}（{TimeOf(g.Key.Year, g.Key.Status)}{g.Key.Indicator}）"
                ),
        ];
        missing.AddRange(question.LackingPlaces.Select(p => $"{p}（没有收录报告）"));
        return [.. missing.Select(m => wording.Say(m, m))];
    }

    // Where none of many gives it, they need not be named one by one.
    private static string PlacesIn(List<string> places, List<Line> lines) =>
        places.Count > ManyNames && places.Count == lines.Select(l => l.Place).Distinct().Count()
            ? $"所问的{places.Count}个地方"
            : string.Join('、', places);

    // Places go down and what is asked of them across; of one place the years or the indicators go down.
    private List<string> Columns(AskedTable asked, List<Line> lines)
    {
        var first =
            asked.Places.Count > 1 ? wording.Say("地区", "Place")
            : IsByYear(lines) ? wording.Say("年份", "Year")
            : wording.Say("指标", "Indicator");
        return [first, .. Keys(asked, lines).Select(key => key.Name)];
    }

    // One indicator, or several over many years: the years go down. Else the indicators.
    private static bool IsByYear(List<Line> lines) =>
        lines.Select(l => (l.Year, l.Status)).Distinct().Count() is var times
        && times > 1
        && (times > 2 || lines.Select(l => l.Indicator).Distinct().Count() == 1);

    private List<(string Name, Func<Line, bool> Is)> Keys(AskedTable asked, List<Line> lines)
    {
        string Named(Line l) =>
            wording.Say(
                $"{(asked.Places.Count > 1 || !IsByYear(lines) ? TimeOf(l.Year, l.Status) : string.Empty)}{(asked.Places.Count > 1 || IsByYear(lines) ? IndicatorOf(l) : string.Empty)}",
                $"{IndicatorOf(l)} {l.Year} {(l.Status == Status.Actual ? "result" : "target")}"
            );
        return [.. lines.Select(Named).Distinct().Select(name => (name, (Func<Line, bool>)(l => Named(l) == name)))];
    }

    private static string RowName(AskedTable asked, List<Line> lines, Line line) =>
        asked.Places.Count > 1 ? line.Place
        : IsByYear(lines) ? $"{line.Year}年{(line.Status == Status.Actual ? string.Empty : "目标")}"
        : IndicatorOf(line);

    private List<IReadOnlyList<DraftCell>> Rows(
        AskedTable asked,
        List<Line> lines,
        Dictionary<Line, QuotedStatement> statements,
        List<string> names
    )
    {
        string Named(Line l) => RowName(asked, lines, l);
        var keys = Keys(asked, lines);
        return
        [
            .. names.Select(name =>
                (IReadOnlyList<DraftCell>)
                    [
                        new DraftCell(wording.Say(name, name)),
                        .. keys.Select(key =>
                            lines.Find(l => Named(l) == name && key.Is(l) && statements.ContainsKey(l)) is { } line
                                ? new DraftCell(TableConclusions.Said(line.Figure!), statements[line])
                                : new DraftCell(string.Empty)
                        ),
                    ]
            ),
        ];
    }
}

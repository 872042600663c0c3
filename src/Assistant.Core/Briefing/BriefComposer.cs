using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Core.Briefing;

/// <summary>Makes the dossier of a topic from the report of a year and the one before it. It writes nothing itself: lines are quotes, or quotes joined by fixed words and by what is computed from them.</summary>
/// <param name="snapshot">The reports.</param>
public sealed partial class BriefComposer(ICorpusSnapshot snapshot)
{
    /// <summary>Most characters of a topic.</summary>
    public const int MaxTopic = 40;

    private const int MostLines = 12;

    // A shorter sentence is the heading of a paragraph (办好人民满意教育) and says nothing.
    private const int ShortestLine = 14;

    // A longer sentence is too much for one question.
    private const int LongestAsked = 70;

    // A longer sentence is quoted from its first clause on the topic to its last.
    private const int LongSentence = 110;

    private readonly PromiseLedger ledger = new(snapshot);

    /// <summary>Makes a brief. Where the reports do not speak of the topic the brief says so.</summary>
    /// <exception cref="ArgumentException">The topic is empty or too long.</exception>
    /// <exception cref="InvalidDataException">No report is of that place, or none of that year; the message names those that there are.</exception>
    public Brief Compose(BriefRequest request, CancellationToken cancellationToken)
    {
        var topicText = request.Topic.Trim();
        if (topicText.Length is 0 or > MaxTopic || !topicText.Any(char.IsLetter))
        {
            throw new ArgumentException(
                $"a topic is a few words, at most {MaxTopic} characters (养老服务), not '{topicText}'",
                nameof(request)
            );
        }

        var reports = PlaceReports.Of(request.Place, snapshot);
        var now = request.Year is not { } year
            ? reports.Reports[^1]
            : reports.Reports.FirstOrDefault(r => r.Year == year)
                ?? throw new InvalidDataException(
                    $"there is no report of {reports.Place} of {year}; there are {string.Join(", ", reports.Reports.Select(r => r.Year))}"
                );
        var before = reports.Reports.LastOrDefault(r => r.Year < now.Year);
        var topic = new BriefTopic(topicText);
        var notes = Notes(reports, now, before);
        cancellationToken.ThrowIfCancellationRequested();
        var book = new CitationBook(snapshot);
        var promises = before is null
            ? []
            : ledger.Of(reports with { Reports = [before, now] }, before).Where(p => p.IsFirm && IsOnTopic(p.Target, topic)).ToList();
        cancellationToken.ThrowIfCancellationRequested();
        var sections = Sections(topic, now, before, promises, book);
        var isFound = sections.Exists(s => s.Kind != BriefSectionKind.Questions && s.Lines.Any(l => l.Citations.Count > 0));
        if (!isFound)
        {
            notes.Insert(
                0,
                $"{string.Join("和", new[] { before, now }.OfType<ReportInfo>().Select(r => $"{r.Year}年报告"))}里没有找到“{topicText}”的内容。"
            );
        }

        return new Brief(
            $"关于{reports.Place}“{topicText}”的询问参考",
            topicText,
            reports.Place,
            now.Year!.Value,
            Brief.MadeByProgram,
            isFound,
            [.. new[] { before, now }.OfType<ReportInfo>().Select(r => new BriefSource(r.Report, r.Title, r.Year!.Value))],
            notes,
            isFound ? sections : []
        );
    }

    private static List<string> Notes(PlaceReports reports, ReportInfo now, ReportInfo? before)
    {
        var notes = new List<string>();
        if (before is null)
        {
            notes.Add($"没有早于{now.Year}年的{reports.Place}报告，不能核对以前的承诺；下面只有{now.Year}年报告的内容。");
        }
        else if (before.Year < now.Year - 1)
        {
            notes.Add($"没有{now.Year - 1}年报告，与更早的{before.Year}年报告比较。");
        }

        foreach (var taken in new[] { before, now }.OfType<ReportInfo>())
        {
            var others = reports.Others.Where(o => o.Year == taken.Year).Select(o => o.Report).ToList();
            if (others.Count > 0)
            {
                notes.Add(
                    $"{taken.Year}年报告有{others.Count + 1}个版本：{taken.Report}、{string.Join("、", others)}；本材料用{taken.Report}。"
                );
            }
        }

        return notes;
    }

    private List<BriefSection> Sections(
        BriefTopic topic,
        ReportInfo now,
        ReportInfo? before,
        IReadOnlyList<Promise> promises,
        CitationBook book
    )
    {
        var done = Spans(now, topic, p => IsReview(p));
        var planned = Spans(now, topic, IsPlan);
        var problems = Spans(now, topic, p => p.SectionKind == SectionKind.Problems && !Exhorts().IsMatch(p.Text));
        var sections = new List<BriefSection>();
        var promised = before is null ? [] : Spans(before, topic, IsPlan);
        if (before is not null)
        {
            sections.Add(Quotes(BriefSectionKind.PromisedBefore, $"{before.Year}年报告承诺了什么", promised, book));
        }

        sections.Add(Quotes(BriefSectionKind.Done, $"{now.Year}年报告说做了什么", done, book));
        sections.Add(Quotes(BriefSectionKind.PromisedNow, $"{now.Year}年报告承诺了什么", planned, book));
        if (before is not null)
        {
            sections.Add(
                new BriefSection(
                    BriefSectionKind.Figures,
                    "目标与结果对照",
                    promises.Any(p => p.Target.Figure is not null) ? [] : [Missing("没有可以对照的数字。")],
                    [.. promises.Where(p => p.Target.Figure is not null).Select(p => Row(p, book))]
                )
            );
        }

        sections.Add(Quotes(BriefSectionKind.Problems, "报告自己承认的问题", problems, book));
        if (before is not null)
        {
            var silent = promises
                .Where(p => p is { Outcome: PromiseOutcome.Silent, IsDue: true })
                .DistinctBy(p => p.Target.Start)
                .Take(MostLines)
                .ToList();
            sections.Add(
                new BriefSection(
                    BriefSectionKind.NotSpokenOf,
                    $"{before.Year}年承诺过、在{now.Year}年报告里没有找到的",
                    silent.Count == 0 ? [Missing("没有发现。")] : [.. silent.Select(p => Quote(book.Of(p.Target)))],
                    []
                )
            );
        }

        var questions = new BriefQuestions(book, now.Year!.Value).Of(
            promises,
            problems,
            WithoutFigures(planned, topic),
            [.. WithoutFigures(done, topic).Where(s => !IsWhole().IsMatch(s.Span.Of(snapshot.Text(s.Report)!)))],
            planned.Count == 0 && promised.Count > 0 ? promised[0] : null
        );
        sections.Add(
            new BriefSection(
                BriefSectionKind.Questions,
                "询问提纲",
                questions.Count == 0 ? [Missing("报告里没有可以据以询问的差距或遗漏。")] : questions,
                []
            )
        );
        return sections;
    }

    // What a question can ask the measure of: words on the topic, not too long, that give none.
    private List<(string Report, TextSpan Span)> WithoutFigures(List<(string Report, TextSpan Span)> spans, BriefTopic topic) =>
        [
            .. spans
                .Select(s => (s.Report, Span: s.Span.Length <= LongestAsked ? s.Span : ClauseOf(s.Report, s.Span, topic)))
                .Where(s =>
                    s.Span.Length is > ShortestLine and <= LongestAsked
                    && !Explaining().IsMatch(s.Span.Of(snapshot.Text(s.Report)!))
                    && !snapshot.Figures(s.Report).Any(f => f.Start >= s.Span.Start && f.End <= s.Span.End)
                ),
        ];

    private TextSpan ClauseOf(string report, TextSpan span, BriefTopic topic) =>
        snapshot
            .Passages(report)
            .Where(span.Overlaps)
            .SelectMany(ReportClauses.Cut)
            .Where(c => c.Start >= span.Start && c.End <= span.End && topic.IsIn(c.Text))
            .Select(c => new TextSpan(c.Start, c.End))
            .FirstOrDefault();

    private static bool IsReview(Passage passage) =>
        passage.SectionKind == SectionKind.Review && passage.Status is not (Status.Target or Status.Plan);

    private static bool IsPlan(Passage passage) => passage.SectionKind == SectionKind.Plan && passage.Status != Status.Actual;

    private static BriefSection Quotes(
        BriefSectionKind kind,
        string title,
        List<(string Report, TextSpan Span)> spans,
        CitationBook book
    ) =>
        new(
            kind,
            title,
            spans.Count == 0
                ? [Missing("报告没有提到。")]
                : [.. spans.Take(MostLines).Select(s => Quote(book.Of(s.Report, s.Span.Start, s.Span.End)))],
            []
        );

    private static BriefLine Quote(Citation citation) => new(citation.Quote, [citation]);

    private static BriefLine Missing(string text) => new(text, []);

    private static BriefRow Row(Promise promise, CitationBook book)
    {
        var target = promise.Target.Figure!;
        return new BriefRow(
            $"{NameOf(target)}（{Answering.FigureComparison.Said(new Answering.ComparedFigure(string.Empty, target))}）",
            promise.Target.Quote,
            promise.Result?.Quote,
            promise.Gap,
            promise.How,
            promise.Outcome,
            promise.Reason,
            promise.Result is { } result ? [book.Of(promise.Target), book.Of(result)] : [book.Of(promise.Target)]
        );
    }

    private static string NameOf(Figure figure) =>
        figure.Canonical is { } canonical && CanonicalIndicators.Find(canonical) is { } indicator
            ? Answering.AskedIndicator.NameOf(indicator, figure.Kind)
            : figure.Indicator;

    private bool IsOnTopic(PromiseText text, BriefTopic topic) =>
        (topic.IsIn(text.Quote) && !topic.IsOnlyNamed(text.Quote))
        || (
            snapshot.Passages(text.Report).FirstOrDefault(p => p.Start <= text.Start && text.Start < p.End) is { } passage
            && (topic.Opens(passage.Text) || (passage.HeadingPath.Count > 0 && topic.IsHeading(passage.HeadingPath[^1])))
        );

    // What only names the topic among other things is left out where anything speaks of it.
    private List<(string Report, TextSpan Span)> Spans(ReportInfo report, BriefTopic topic, Func<Passage, bool> wanted)
    {
        var on = snapshot
            .Passages(report.Report)
            .Where(p => p.Kind == PassageKind.Body && wanted(p) && topic.IsOf(p) && !Explains().IsMatch(p.Text))
            .ToList();
        var telling = on.Where(p => !topic.IsOnlyNamed(p.Text)).ToList();
        var full = telling.Where(p => p.Text.Length > ShortestLine || p.Text.Any(char.IsAsciiDigit)).ToList();
        return
        [
            .. (
                full.Count > 0 ? full
                : telling.Count > 0 ? telling
                : on
            ).Select(p => (report.Report, SpanOf(p, topic))),
        ];
    }

    // 学校、医院 and 养老院 in one long sentence: the clauses on the topic, and what lies between them.
    private static TextSpan SpanOf(Passage passage, BriefTopic topic)
    {
        var whole = new TextSpan(passage.Start, passage.Start + passage.Text.TrimEnd('。', '；', ';', '，', ',', ' ', '\n').Length);
        if (passage.Text.Length <= LongSentence)
        {
            return whole;
        }

        var on = ReportClauses.Cut(passage).Where(c => topic.IsIn(c.Text)).ToList();
        return on.Count == 0 ? whole : new TextSpan(on[0].Start, on[^1].End);
    }

    // [3]两不愁三保障：…: an explanation that is printed below the text.
    [GeneratedRegex(@"^\s*(?:\[\d+\]|〔\d+〕|注)[^。]{1,24}[:：]")]
    private static partial Regex Explains();

    // 稳增长的重要目的是为了保就业 gives a reason and promises nothing.
    [GeneratedRegex("目的是|是为了|压力|形势|以来|就能|能够实现|提出要|突出了|面临|近年|有效方式")]
    private static partial Regex Explaining();

    // An honour, a finished building, a test that was passed: there is nothing to measure.
    [GeneratedRegex("获|荣|被|列入|通过|封顶|完工|竣工|开工|批转|运营|方面$|建成|投用|确定")]
    private static partial Regex IsWhole();

    [GeneratedRegex("^(?:对此|为此|针对|面对这些|我们[要将]|对这些|这些问题|下一步)")]
    private static partial Regex Exhorts();
}

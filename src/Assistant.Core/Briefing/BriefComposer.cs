using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Core.Briefing;

/// <summary>Makes the dossier of a topic from the report of a year and the one before it. It writes nothing itself: lines are quotes, or quotes joined by fixed words and by what is computed from them.</summary>
/// <param name="snapshot">The reports.</param>
public sealed class BriefComposer(ICorpusSnapshot snapshot)
{
    /// <summary>Most characters of a topic.</summary>
    public const int MaxTopic = 40;

    private const int MostLines = 12;

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
            throw new ArgumentException($"a topic is a few words, at most {MaxTopic} characters (养老服务), not '{topicText}'", nameof(request));
        }

        var reports = PlaceReports.Of(request.Place, snapshot);
        var now =
            request.Year is not { } year ? reports.Reports[^1]
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
            : ledger
                .Of(reports with { Reports = [before, now] }, before)
                .Where(p => IsOnTopic(p.Target, topic))
                .ToList();
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
                notes.Add($"{taken.Year}年报告有{others.Count + 1}个版本：{taken.Report}、{string.Join("、", others)}；本材料用{taken.Report}。");
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
        var problems = Spans(now, topic, p => p.SectionKind == SectionKind.Problems);
        var sections = new List<BriefSection>();
        if (before is not null)
        {
            var promised = Spans(before, topic, IsPlan);
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
            var silent = promises.Where(p => p.Outcome == PromiseOutcome.Silent).DistinctBy(p => p.Target.Start).Take(MostLines).ToList();
            sections.Add(
                new BriefSection(
                    BriefSectionKind.NotSpokenOf,
                    $"{before.Year}年承诺过、在{now.Year}年报告里没有找到的",
                    silent.Count == 0 ? [Missing("没有发现。")] : [.. silent.Select(p => Quote(book.Of(p.Target)))],
                    []
                )
            );
        }

        var vague = planned.Where(s => !snapshot.Figures(s.Report).Any(f => f.Start >= s.Span.Start && f.End <= s.Span.End)).ToList();
        var questions = new BriefQuestions(book, now.Year!.Value).Of(promises, problems, vague);
        sections.Add(
            new BriefSection(BriefSectionKind.Questions, "询问提纲", questions.Count == 0 ? [Missing("报告里没有可以据以询问的差距或遗漏。")] : questions, [])
        );
        return sections;
    }

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
            target.Canonical is { } canonical ? Answering.AskedIndicator.NameOf(CanonicalIndicators.Find(canonical)!, target.Kind) : target.Indicator,
            promise.Target.Quote,
            promise.Result?.Quote,
            promise.Gap,
            promise.How,
            promise.Outcome,
            promise.Reason,
            promise.Result is { } result ? [book.Of(promise.Target), book.Of(result)] : [book.Of(promise.Target)]
        );
    }

    private bool IsOnTopic(PromiseText text, BriefTopic topic) =>
        (topic.IsIn(text.Quote) && !topic.IsOnlyNamed(text.Quote))
        || (
            snapshot.Passages(text.Report).FirstOrDefault(p => p.Start <= text.Start && text.Start < p.End) is { } passage
            && (topic.Opens(passage.Text) || (passage.HeadingPath.Count > 0 && topic.IsHeading(passage.HeadingPath[^1])))
        );

    // What only names the topic among other things is left out where anything speaks of it.
    private List<(string Report, TextSpan Span)> Spans(ReportInfo report, BriefTopic topic, Func<Passage, bool> wanted)
    {
        var on = snapshot.Passages(report.Report).Where(p => p.Kind == PassageKind.Body && wanted(p) && topic.IsOf(p)).ToList();
        var telling = on.Where(p => !topic.IsOnlyNamed(p.Text)).ToList();
        return [.. (telling.Count > 0 ? telling : on).Select(p => (report.Report, SpanOf(p, topic)))];
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
}

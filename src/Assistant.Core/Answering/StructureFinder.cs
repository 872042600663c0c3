using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>What the structure of the reports offers as an answer: glossary, headings, numbered items, the section of problems, the title page. Empty where it offers nothing.</summary>
internal sealed partial class StructureFinder(TurnContext turn)
{
    // Of three reports or fewer it can be said who delivered each.
    private const int MostTitlePages = 3;

    // The number with what is counted.
    private const int NamedLength = 7;

    // What an announcement counts must be what is asked for.
    private const double SameThing = 0.5;

    private readonly ICorpusSnapshot snapshot = turn.Snapshot;
    private readonly ReportsPlugin plugin = new(turn);

    /// <summary>The nth item of the list that the turn before or the question itself is about, or what it means where that is asked.</summary>
    public IReadOnlyList<Passage> ListItem(ParsedQuestion question, Evidence evidence) =>
        new OrdinalAnswers(snapshot, plugin).Find(question, evidence) is { } entry ? [entry] : [];

    /// <summary>The title pages, where the question asks who delivered a report and when.</summary>
    public IReadOnlyList<Passage> TitlePages(ParsedQuestion question, IReadOnlyList<ReportInfo> reports) =>
        !QuestionPatterns.Delivery().IsMatch(question.Text)
            ? []
            :
            [
                .. reports
                    .Take(MostTitlePages)
                    .Select(r => snapshot.Passages(r.Report).FirstOrDefault(p => p.Kind == PassageKind.TitlePage))
                    .OfType<Passage>(),
            ];

    /// <summary>The glossary entries of the term that the question names; OCR errors in the term of an entry are forgiven.</summary>
    public IReadOnlyList<Passage> Definition(ParsedQuestion question, IReadOnlyList<ReportInfo> reports)
    {
        var names = reports.Select(r => r.Report).ToList();
        var key = GlossaryTerm.Key(question.Text);
        return question.Kind is QuestionKind.Definition or QuestionKind.List || plugin.Explains(key, names)
            ? plugin.DefineTerm(key, names)
            : [];
    }

    /// <summary>The headings of a section, where the question asks for as many main fields of work as it has.</summary>
    public IReadOnlyList<Passage> Headings(ParsedQuestion question, IReadOnlyList<ReportInfo> reports)
    {
        if (
            question.Kind is not (QuestionKind.List or QuestionKind.Definition)
            || question.ListSize is not { } size
            || !MainFields().IsMatch(question.Text)
            || reports.Count == 0
        )
        {
            return [];
        }

        var wantsPlan = !QuestionPatterns.PreviousYear().IsMatch(question.Text);
        var headings = snapshot
            .Passages(reports[0].Report)
            .Where(p => p.Kind == PassageKind.Heading && p.HeadingPath.Count == 2)
            .GroupBy(p => p.HeadingPath[0])
            .FirstOrDefault(g => g.Count() == size && g.All(p => (p.SectionKind == SectionKind.Plan) == wantsPlan));
        return headings is null ? [] : [.. headings];
    }

    /// <summary>The section of problems, where the question asks for the problems of one report and for nothing narrower.</summary>
    public IReadOnlyList<Passage> Problems(ParsedQuestion question, IReadOnlyList<ReportInfo> reports) =>
        question.Kind is QuestionKind.List or QuestionKind.Fact
        && question.Previous is null
        && reports.Count == 1
        && AsksForProblems(question)
            ? [.. snapshot.Passages(reports[0].Report).Where(p => p.SectionKind == SectionKind.Problems && p.Kind == PassageKind.Body)]
            : [];

    /// <summary>The items of a list that a near passage announces by number and name (十方面民生实事); empty where they are not numbered.</summary>
    public IReadOnlyList<Passage> NumberedItems(ParsedQuestion question, IReadOnlyList<SlotResult> parts)
    {
        // “三个不动摇”是哪三个 asks what a term means, and for three items.
        if (question.Kind is not (QuestionKind.List or QuestionKind.Definition) || question.ListSize is not { } size)
        {
            return [];
        }

        var near = parts.SelectMany(p => p.Ranked.Take(AnswerRules.Few)).Select(r => r.Passage);
        return near.Select(p => ItemsAnnouncedBy(p, size, question)).FirstOrDefault(items => items.Count == size) ?? [];
    }

    /// <summary>The items of the list of an outline that the question asks for, and whether the report promises more of them; null where there is none.</summary>
    /// <param name="isAnswered">Whether a passage was found that answers.</param>
    public (IReadOnlyList<QuotedStatement> Items, bool Lacks)? ListOfOutline(
        ParsedQuestion question,
        IReadOnlyList<SlotResult> parts,
        bool isAnswered
    )
    {
        if (question.Kind is not (QuestionKind.List or QuestionKind.Definition))
        {
            return null;
        }

        var lists = new OutlineLists(snapshot);
        var best = parts.SelectMany(p => p.Ranked.Take(1)).Select(r => r.Passage).FirstOrDefault();
        if (
            isAnswered
            && best is { SectionKind: SectionKind.Problems }
            && question.Kind == QuestionKind.List
            && Cue.Problem.IsIn(question.Text)
        )
        {
            // All of that section is given.
            return null;
        }

        var found = (isAnswered ? lists.Problems(question, best) : null) ?? new ListChooser(snapshot).Choose(question, parts);

        // What the best passage gives by itself needs no list.
        return found is null || (isAnswered && best is not null && found.IsGivenBy(best))
            ? null
            : (lists.Statements(found), found.List.Missing > 0);
    }

    private IReadOnlyList<Passage> ItemsAnnouncedBy(Passage passage, int size, ParsedQuestion question)
    {
        var named = Answering.NumberedItems.Announced(passage, size) is { } at
            ? SearchText.Normalize(passage.Text[at..Math.Min(passage.Text.Length, at + NamedLength)])
            : string.Empty;
        return TextLikeness.Containment(named, question.Text) < SameThing
            ? []
            : Answering.NumberedItems.Around(passage, size, snapshot.Passages(passage.Report));
    }

    private static bool AsksForProblems(ParsedQuestion question)
    {
        var text = PlaceReader.Replace(question.Text, question.Places, string.Empty);
        return Cue.Problem.IsIn(text) && NothingElse().IsMatch(text);
    }

    [GeneratedRegex(@"(方面|大|项)?的?(重点|主要)(工作|任务)|方面的?工作|工作(任务)?(有|分|包括)?哪?[几\d]个?方面")]
    private static partial Regex MainFields();

    [GeneratedRegex(
        @"^(?:政府|报告|[省市区县州旗][里上]|[咱我本全]们?[省市区县州旗]?|当前|目前|现在|今年|去年|自己|自个儿?|承认|认账?|检讨|自揭|坦[承言]|点[出名]|指出|提[到出]?|说|讲|列|摆|存在|面临|还|有|主要|突出|哪[些几]|几[个条]|方面|什么|啥|是|都|工作|发展|经济|社会|短板|不足|问题|困难|毛病|缺点|薄弱|环节|差距|挑战|难题|欠账|没|吗|呢|和|与|或|的|了|里|中|上|头|出|到|请问|\d{4}年?|[、,，?？。 “”""])+$"
    )]
    private static partial Regex NothingElse();
}

using System.Reflection;

namespace Assistant.Core.Contract;

/// <summary>The rules written by hand: what overrides the models, gates them, or decides in their place.</summary>
public static class Rules
{
    // Which reports and passages are looked at.
    public static Rule QuestionParts { get; } = new("question-parts", "each part of a question with words of its own is looked for alone");
    public static Rule TwoTopics { get; } = new("two-topics", "two things that a comparison names side by side are looked for one by one");
    public static Rule TargetAndResult { get; } =
        new("target-and-result", "whether an aim was reached is answered by both reports where both are there");
    public static Rule OfYear { get; } =
        new("of-year", "a report answers for a year that it neither reviews nor plans only where it names that year");
    public static Rule WholeQuestion { get; } =
        new("whole-question", "a part of a question that finds nothing is looked for by the words of the whole");
    public static Rule PreferActual { get; } =
        new("prefer-actual", "where no time is named a result of the same thing stands before an aim");

    public static Rule RequiredTerms { get; } =
        new("required-terms", "what a leaning turn sets against the one before counts for more than what both share");

    public static Rule OneQuestion { get; } =
        new("one-question", "what a leaning turn asks is read together with the topic of the turn before, as one question");

    // Which passages answer.
    public static Rule OtherStatus { get; } =
        new("other-status", "a result is no answer where an aim is asked for, nor the other way round");

    public static Rule LacksLeaning { get; } =
        new("lacks-leaning", "a passage without the day, builder, length, sum, names or reason that a leaning turn asks for is no answer");

    public static Rule NamedFigure { get; } =
        new("named-figure", "a short question that names just one indicator of the ledger is answered by its figure");

    public static Rule PlantedOrder { get; } = new("planted-order", "a passage that gives orders to a program is never an answer");

    // What is refused before anything else.
    public static Rule PlaceMissing { get; } = new("place-missing", "a place of which no report is there is refused");
    public static Rule NamedInPassage { get; } =
        new("named-in-passage", "a place that the best passage itself names is a detail of the question");
    public static Rule PeriodMissing { get; } = new("period-missing", "a year that no report covers is refused");
    public static Rule Ambiguous { get; } = new("ambiguous", "asks back where no place is named and the question may mean several");

    // Which form an answer takes.
    public static Rule Ordinal { get; } = new("ordinal", "the nth item of a list asked for is given, or what it means");
    public static Rule TitlePage { get; } = new("title-page", "who delivered a report and when is answered from its title page");
    public static Rule Glossary { get; } = new("glossary", "a term of the glossary is answered by its entry");
    public static Rule SectionHeadings { get; } =
        new("section-headings", "main fields of work are answered by the headings of a section that has so many");
    public static Rule SectionOfProblems { get; } =
        new("section-of-problems", "what the problems are is answered by the section that tells them");
    public static Rule ListOfProblems { get; } = new("list-of-problems", "a list of problems that is found in that section is given whole");
    public static Rule Table { get; } =
        new("table", "common indicators of several places or years, or several of one place, are answered from the ledgers side by side");
    public static Rule OutlineList { get; } =
        new("outline-list", "where the items of a list are asked for that runs over several passages, each item is quoted");
    public static Rule AnnouncedItems { get; } =
        new("announced-items", "a list that nothing answers is given by the numbered items near a passage that announces it");
    public static Rule NumberedItems { get; } =
        new("numbered-items", "numbered items over several passages say more than the sentence that announces them");
    public static Rule MissingSide { get; } = new("missing-side", "the missing side of a comparison is looked up in the ledger");
    public static Rule SureDespiteAdvice { get; } =
        new("sure-despite-advice", "what reads as a question for advice is answered where the reports surely say it");
    public static Rule NarrowQuote { get; } =
        new("narrow-quote", "where one figure is asked for, the answer gives its clause and not the one beside it");
    public static Rule AlignedQuotes { get; } = new("aligned-quotes", "both sides of a comparison quote the clauses of one indicator");

    // What figures are judged by.
    public static Rule SpeakingPassage { get; } =
        new("speaking-passage", "figures are judged by the passage that surely speaks of the statement");
    public static Rule GoesOn { get; } = new("goes-on", "a figure that only goes on about the one before is judged beside it");
    public static Rule BetterOther { get; } =
        new("better-other", "the same value of another indicator is no support where the own one has another value");
    public static Rule ExclusiveTerms { get; } =
        new("exclusive-terms", "a figure of town is none of country, one of half a year none of a quarter");
    public static Rule OtherDirection { get; } = new("other-direction", "a rise contradicts a fall");
    public static Rule OtherScope { get; } =
        new("other-scope", "a sum of years contradicts one year, a month a year, a rank in the province one in the nation");
    public static Rule DroppedCondition { get; } =
        new("dropped-condition", "a figure without the bound that the report sets is contradicted");
    public static Rule LacksPlace { get; } =
        new("lacks-place", "a passage that does not name the place within a report bears nothing out about it");

    // What shows that a claim is of something else than the passage.
    public static Rule OtherReport { get; } =
        new("other-report", "a claim about the report of one year is not judged by the report of another");
    public static Rule PlaceElsewhere { get; } =
        new("place-elsewhere", "a claim about another place than the report's is not borne out by a passage that does not name it");
    public static Rule PartOfYear { get; } = new("part-of-year", "a part of a year is never borne out by the whole or by another part");

    public static Rule PlaceBeside { get; } = new("place-beside", "what the report says of another of its places contradicts");

    public static Rule FalsePremise { get; } =
        new("false-premise", "what a question takes for granted and the report says otherwise is corrected first");

    // What statements without figures are judged by.
    public static Rule OtherLevel { get; } = new("other-level", "the same honour or rank of another level (国家级, 省级) contradicts");
    public static Rule OnlyCandidate { get; } = new("only-candidate", "a candidate for something is not yet that");
    public static Rule OtherRun { get; } = new("other-run", "another number of years in a row (十二连增) contradicts");
    public static Rule LacksDirection { get; } =
        new("lacks-direction", "nothing is borne out to rise or fall where the passage has no such word");
    public static Rule LacksDenial { get; } = new("lacks-denial", "a denial is borne out by no passage without a word of denial");
    public static Rule LacksAct { get; } = new("lacks-act", "a finished act is borne out by no clause that tells no act");
    public static Rule UnsupportedActions { get; } =
        new("unsupported-actions", "an act of the list is borne out by no passage without one of its words");
    public static Rule StillUnderWay { get; } = new("still-under-way", "a finished act is contradicted by what is under way");
    public static Rule SaysOtherwise { get; } = new("says-otherwise", "another area, order or negation of the same thing contradicts");
    public static Rule OpposedWords { get; } = new("opposed-words", "words for rising contradict words for falling");
    public static Rule ExclusiveWords { get; } = new("exclusive-words", "words that exclude one another contradict");
    public static Rule Reached { get; } = new("reached", "reached contradicts not reached");
    public static Rule OtherDeliverer { get; } = new("other-deliverer", "another name than that on the title page contradicts");
    public static Rule OtherValue { get; } = new("other-value", "another stage, year, grade or share contradicts");
    public static Rule ReorderedValues { get; } =
        new(
            "reordered-values",
            "values of a list in another order, of which the statement does not say what they are of, bear nothing out"
        );

    public static Rule SwappedList { get; } = new("swapped-list", "two values for town and country the wrong way round contradict");
    public static Rule NumberMissing { get; } = new("number-missing", "a number without a unit contradicts a passage with other numbers");
    public static Rule OtherPlace { get; } = new("other-place", "what the passage says of another place contradicts");
    public static Rule OtherSubject { get; } = new("other-subject", "what the passage says of another subject contradicts");
    public static Rule OnlyAimedAt { get; } = new("only-aimed-at", "what is only aimed at contradicts that it is done");
    public static Rule DoneAlready { get; } = new("done-already", "what is done contradicts that it is only planned");
    public static Rule StrivenFor { get; } = new("striven-for", "what a clause only strives for contradicts that it was reached");
    public static Rule EarlierStage { get; } = new("earlier-stage", "an earlier stage contradicts a later one");

    /// <summary>Every rule, in the order above.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. typeof(Rules)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(Rule))
            .Select(p => (Rule)p.GetValue(null)!),
    ];
}

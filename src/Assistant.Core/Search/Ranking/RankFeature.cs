namespace Assistant.Core.Search;

/// <summary>What the ranker looks at of a candidate passage, in the order of the values; the model files name each as <see cref="RankFeatures.Names"/> does.</summary>
public enum RankFeature
{
    /// <summary>Share of the question that its best clause covers.</summary>
    Clause,

    /// <summary>The same of its best run of up to three clauses.</summary>
    Window,

    /// <summary>The same of the whole passage.</summary>
    Passage,

    /// <summary>The same of the passage with its headings.</summary>
    Context,

    /// <summary>The same of the passage with its neighbours.</summary>
    Around,

    /// <summary>Weight of the heaviest run of the question that passage and headings leave uncovered.</summary>
    Gap,

    /// <summary>Score of the search beside the best one.</summary>
    Lexical,

    /// <summary>One over the place in the search.</summary>
    First,

    /// <summary>Longest run of the question's content in the passage.</summary>
    Common,

    /// <summary>Share of what the question quotes that stands in it.</summary>
    Quoted,

    /// <summary>Whether it tells what is done or aimed at, as asked.</summary>
    Status,

    /// <summary>Whether it is of the year asked for.</summary>
    Year,

    /// <summary>Whether it tells the other of done and aimed at.</summary>
    StatusClash,

    /// <summary>Whether a number is asked for and stands in the best clauses.</summary>
    Number,

    /// <summary>Whether what they hold has the unit asked for.</summary>
    Unit,

    /// <summary>Whether a number is asked for and the passage holds none.</summary>
    NumberMissing,

    /// <summary>Whether it is a heading.</summary>
    Heading,

    /// <summary>Whether a definition is asked for and it reads like one.</summary>
    Definition,

    /// <summary>Whether it is the glossary entry of a term named, or another.</summary>
    Glossary,

    /// <summary>Whether it is the title page.</summary>
    Title,

    /// <summary>How much of a list it is where one is asked for.</summary>
    List,

    /// <summary>Whether problems are asked for and it stands among those admitted.</summary>
    Problems,

    /// <summary>Its length.</summary>
    Length,

    /// <summary>How near it stands to the passage of the question before.</summary>
    Anchor,

    /// <summary>Share of the numbers of the question that stand in it.</summary>
    Numbers,

    /// <summary>How well its best ledger figure is what is asked for.</summary>
    Figure,

    /// <summary>Whether that figure has the unit asked for.</summary>
    FigureFits,

    /// <summary>Whether it is of the time asked for.</summary>
    FigurePeriod,

    /// <summary>Share of the official terms of the question that it names.</summary>
    Form,

    /// <summary>The same of a figure with the unit asked for.</summary>
    FigureForm,

    /// <summary>Likeness of meaning to the question.</summary>
    Meaning,

    /// <summary>The same of its nearest clause.</summary>
    ClauseMeaning,

    /// <summary>Likeness of meaning to what its words leave uncovered.</summary>
    GapMeaning,

    /// <summary>How far its meaning is behind the nearest candidate.</summary>
    MeaningBehind,

    /// <summary>Weight of the heaviest run that the best clauses and the headings leave uncovered.</summary>
    WindowGap,

    /// <summary>How well its best level is what is asked for.</summary>
    Level,

    /// <summary>The same of its best growth.</summary>
    Growth,

    /// <summary>How much of its best figure's indicator stands in the question.</summary>
    Returned,

    /// <summary>Whether so much a month, a person, a metre is asked for and told.</summary>
    Rate,

    /// <summary>Whether it lists as many things as are asked for.</summary>
    Items,

    /// <summary>How well the uncovered run that is met least is met by meaning.</summary>
    RunsMeaning,

    /// <summary>Share of the question met by words or meaning.</summary>
    RunsMet,
}

namespace Assistant.Core.Questions;

/// <summary>What kind of thing a question asks for.</summary>
public enum QuestionKind
{
    /// <summary>A figure that was reached.</summary>
    Figure,

    /// <summary>A figure that is aimed at.</summary>
    Target,

    /// <summary>A name, a place, a yes or no, what was or will be done.</summary>
    Fact,

    /// <summary>Several items.</summary>
    List,

    /// <summary>What a term means.</summary>
    Definition,

    /// <summary>Two or more figures side by side.</summary>
    Compare,

    /// <summary>Whether a statement agrees with the report.</summary>
    Verify,

    /// <summary>Which reports there are, who delivered one and when.</summary>
    Corpus,

    /// <summary>A greeting or thanks.</summary>
    Greeting,

    /// <summary>A judgement or forecast that no report can give.</summary>
    Opinion,

    /// <summary>Something that reports do not speak of (weather, jokes, code).</summary>
    OutOfScope,

    /// <summary>An instruction to break the rules and nothing else.</summary>
    Unsafe,

    /// <summary>Nothing that can be read as a question.</summary>
    Empty,
}

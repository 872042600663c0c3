namespace Assistant.Core.Questions;

/// <summary>What kind of thing a question asks for. src/Assistant.Training/Data/kinds/README.md draws the borders.</summary>
public enum QuestionKind
{
    /// <summary>How many or how much, of what is or was; a rank.</summary>
    Figure,

    /// <summary>The same of what is planned or aimed at.</summary>
    Target,

    /// <summary>Who, where, which one, when, how, why; whether something is so.</summary>
    Fact,

    /// <summary>Several things by name.</summary>
    List,

    /// <summary>What a term means.</summary>
    Definition,

    /// <summary>Two amounts set against each other.</summary>
    Compare,

    /// <summary>Whether a statement agrees with the report.</summary>
    Verify,

    /// <summary>Which reports there are, where they come from, how one is added.</summary>
    Corpus,

    /// <summary>A greeting, thanks, a question about the program itself.</summary>
    SmallTalk,

    /// <summary>A judgement or forecast that no report can give.</summary>
    Opinion,

    /// <summary>Advice in the asker's own case.</summary>
    Advice,

    /// <summary>An order to write, translate, play a part or break the rules, and nothing else.</summary>
    Instruction,

    /// <summary>Nothing that can be read as a question, or one that has nothing to do with reports (weather, sports, cooking).</summary>
    Nonsense,
}

namespace Assistant.Core.Questions;

/// <summary>What a turn has to do with the turns before it.</summary>
public enum TurnRole
{
    /// <summary>It is answered as if it were the first; only the place stays.</summary>
    StandsAlone,

    /// <summary>It takes what it leaves unsaid from the turn before (农村的呢, 完成了吗).</summary>
    Leans,

    /// <summary>It says that the turn before meant something else (不是，我问的是农村的).</summary>
    Corrects,

    /// <summary>It returns to an earlier turn (回到刚才的财政收入, 增长多少).</summary>
    GoesBack,

    /// <summary>Thanks, a farewell, a question about the assistant.</summary>
    SmallTalk,
}

namespace Assistant.Core.Answering;

/// <summary>Why a question, or a part of one, stays unanswered. The kind that programs read and the words that people read follow from it.</summary>
public enum RefusalReason
{
    /// <summary>The question is longer than is read.</summary>
    TooLong,

    /// <summary>Nothing that could be looked up was read.</summary>
    NothingAsked,

    /// <summary>It is an order, not a question.</summary>
    Instruction,

    /// <summary>A judgement or a forecast is asked for.</summary>
    Opinion,

    /// <summary>It depends on the case of the person who asks.</summary>
    Advice,

    /// <summary>Nothing is indexed.</summary>
    NoReports,

    /// <summary>The place that is asked about has no report here.</summary>
    PlaceNotIndexed,

    /// <summary>No report covers the year that is asked about.</summary>
    PeriodNotIndexed,

    /// <summary>The reports that cover the year do not give this.</summary>
    PeriodNotGiven,

    /// <summary>A target is asked for and only a result is given, or the other way round.</summary>
    OtherStatus,

    /// <summary>The topic is not in the reports.</summary>
    TopicNotGiven,

    /// <summary>The topic is there; what is asked of it is not.</summary>
    ContentNotGiven,

    /// <summary>Several places answer and none was named.</summary>
    SeveralPlaces,

    /// <summary>The statement that is to be judged is not in the reports.</summary>
    StatementNotFound,
}

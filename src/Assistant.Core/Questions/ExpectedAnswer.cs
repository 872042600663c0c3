namespace Assistant.Core.Questions;

/// <summary>What the answer has to hold.</summary>
public enum ExpectedAnswer
{
    Anything,
    Number,
    Money,
    Percent,
    Count,
    Date,
    Person,
    Name,
    YesNo,
    Rank,
    Area,
    Length,
}

namespace Assistant.Core.Contract;

/// <summary>
/// A rule written by hand that overrides what the models say or decides where they are not asked. It has a name, so that an evaluation can leave it out and
/// count what it was worth; everywhere else every rule holds.
/// </summary>
/// <param name="Name">Short and unique: "lacks-money".</param>
/// <param name="Says">What it does, in one sentence.</param>
public sealed record Rule(string Name, string Says)
{
    /// <summary>The condition of the rule; false where an evaluation leaves the rule out.</summary>
    public bool Holds(bool condition) => condition && RuleTrial.Allows(this);

    /// <summary>What the rule made of something; null where it made nothing and where an evaluation leaves it out.</summary>
    public T? Gives<T>(T? made)
        where T : class => made is not null && RuleTrial.Allows(this) ? made : null;

    /// <summary>What the rule made of a list; the list itself where an evaluation leaves the rule out.</summary>
    public IReadOnlyList<T> Changes<T>(IReadOnlyList<T> list, IReadOnlyList<T> made) =>
        !list.SequenceEqual(made) && RuleTrial.Allows(this) ? made : list;
}

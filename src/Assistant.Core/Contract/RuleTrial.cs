using System.Collections.Concurrent;

namespace Assistant.Core.Contract;

/// <summary>
/// Leaves rules out of whatever is done until it is disposed, and notes which rules came to bear: a question on which a rule did not is answered alike
/// without it. It reaches only what the flow of execution that began it goes on to do, so that others at the same time keep every rule.
/// </summary>
public sealed class RuleTrial : IDisposable
{
    private static readonly AsyncLocal<RuleTrial?> Current = new();
    private readonly HashSet<Rule> without;
    private readonly ConcurrentDictionary<Rule, byte> met = new();
    private readonly RuleTrial? before = Current.Value;

    private RuleTrial(IEnumerable<Rule> without)
    {
        this.without = [.. without];
        Current.Value = this;
    }

    /// <summary>The rules whose condition was true, those that were left out too.</summary>
    public IReadOnlyCollection<Rule> Met => [.. met.Keys];

    /// <summary>Begins a trial; dispose it in the same method.</summary>
    public static RuleTrial Without(params IEnumerable<Rule> rules) => new(rules);

    /// <inheritdoc/>
    public void Dispose() => Current.Value = before;

    /// <summary>Whether a rule whose condition is true holds.</summary>
    internal static bool Allows(Rule rule)
    {
        if (Current.Value is not { } trial)
        {
            return true;
        }

        trial.met.TryAdd(rule, 0);
        return !trial.without.Contains(rule);
    }
}

using System.Globalization;
using Assistant.Core.Contract;

namespace Assistant.Cli.Evaluation;

/// <summary>What each rule is worth: how the counts change when it alone is left out.</summary>
internal static class RuleTable
{
    /// <summary>The table as lines of Markdown, the rules that cost most first.</summary>
    /// <param name="judged">Questions that were asked once more without each rule that came to bear.</param>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<Judged> judged, IEnumerable<Rule> rules)
    {
        var rows = rules.Select(rule => RowOf(rule, judged)).OrderBy(r => r.Right).ThenBy(r => r.Cited).ThenBy(r => r.Rule.Name).ToList();
        return
        [
            "# What each hand-written rule is worth",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{judged.Count} questions of {judged.Select(j => j.Set).Distinct().Count()} sets."
            ),
            "The columns on the right say what changes when this rule alone is left out: -2 right means that the rule saves two questions.",
            string.Empty,
            "| rule | what it does | came to bear | answers that change | right | cited | wrongly refused |",
            "|---|---|---|---|---|---|---|",
            .. rows.Select(r =>
                $"| {r.Rule.Name} | {r.Rule.Says} | {r.Met} | {r.Changed} | {Signed(r.Right)} | {Signed(r.Cited)} | {Signed(r.WronglyRefused)} |"
            ),
        ];
    }

    private static Row RowOf(Rule rule, IReadOnlyCollection<Judged> judged)
    {
        var pairs = judged.Where(j => j.Without.ContainsKey(rule)).Select(j => (With: j, Without: j.Without[rule])).ToList();
        int Difference(Func<Score, bool> counts) => pairs.Sum(p => (counts(p.Without.Score) ? 1 : 0) - (counts(p.With.Score) ? 1 : 0));
        return new Row(
            rule,
            pairs.Count,
            pairs.Count(p => p.With.Answer.Text != p.Without.Answer.Text),
            Difference(s => s.Right),
            Difference(s => s.Cited == true),
            Difference(s => s.WronglyRefused)
        );
    }

    private static string Signed(int change) => change.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private sealed record Row(Rule Rule, int Met, int Changed, int Right, int Cited, int WronglyRefused);
}

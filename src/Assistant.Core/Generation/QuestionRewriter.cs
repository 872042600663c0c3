using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Generation;

/// <summary>
/// Lets the model rephrase a question in the words of reports when nothing was found for its own words. A rephrased question that adds a
/// number, a place or a year, or drops an official term, is not used. The person learns that other words were used, but not which.
/// </summary>
internal sealed partial class QuestionRewriter(ChatModel model, Func<string, ParsedQuestion> read)
{
    private const int Longest = 120;

    /// <summary>The question to ask instead, or null.</summary>
    public async Task<ParsedQuestion?> RewriteAsync(Question question, ParsedQuestion understood, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>
        {
            ["fence"] = Fence.New(),
            ["history"] = History(question, model.Options),
            ["question"] = understood.Typed,
        };
        var history = await model.Prompts.Rewrite.RenderAsync(values, cancellationToken).ConfigureAwait(false);
        var rewritten = (
            await new ModelCall(model.Service, model.Options, model.Logger)
                .AskAsync(model.Prompts.Rewrite, history, cancellationToken)
                .ConfigureAwait(false)
        ).Trim('"', '“', '”', ' ');
        if (
            rewritten.Length is 0 or > Longest
            || rewritten.Contains('\n', StringComparison.Ordinal)
            || QuestionPatterns.Instruction().IsMatch(rewritten)
        )
        {
            return null;
        }

        var other = read(rewritten);
        return IsSameQuestion(understood, other, string.Join('\n', question.History.Append(question.Text))) ? other : null;
    }

    /// <summary>Earlier questions within the budget, oldest first; "（无）" for none.</summary>
    public static string History(Question question, ChatModelOptions options)
    {
        var lines = TokenCounter.Fitting(question.History.Reverse(), options.HistoryTokens).Reverse().ToList();
        return lines.Count > 0 ? string.Join('\n', lines) : "（无）";
    }

    private static bool IsSameQuestion(ParsedQuestion before, ParsedQuestion after, string said)
    {
        var normalized = SearchText.Normalize(said);
        return Numbers().Matches(after.Text).All(n => normalized.Contains(n.Value, StringComparison.Ordinal))
            && after.Places.All(before.Places.Contains)
            && after.UnknownPlace is null
            && after.Years.All(before.Years.Contains)
            && after.Statuses.All(s => before.Statuses.Count == 0 || before.Statuses.Contains(s))
            && Lexicon
                .Default.Match(before.Text)
                .Where(m => m.Kind == LexiconMatchKind.Form && m.Length > 2)
                .All(m => m.Concept.Forms.Any(f => after.Text.Contains(f, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Numbers();
}

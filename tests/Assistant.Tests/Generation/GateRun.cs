using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Tests.Support;

namespace Assistant.Tests.Generation;

/// <summary>How many sentences of a kind were made and how many the client saw.</summary>
internal sealed record GateCount(string Kind, bool IsFaithful, int Made, int Shown);

/// <summary>Turns in which a scripted model writes one made sentence: what reaches the client is counted by kind.</summary>
internal sealed class GateRun
{
    private readonly List<(ModelSentence Sentence, bool Shown, string Reason)> outcomes = [];

    /// <summary>Sentences that came out otherwise than they should, for reading.</summary>
    public IEnumerable<string> Wrong =>
        outcomes
            .Where(o => o.Shown != o.Sentence.IsFaithful)
            .Select(o => $"{o.Sentence.Kind}: {o.Sentence.Text}  {o.Reason}  <-  {o.Sentence.Passage.Text}");

    /// <summary>The counts so far.</summary>
    public IReadOnlyList<GateCount> Counts =>
        [
            .. outcomes
                .GroupBy(o => (o.Sentence.Kind, o.Sentence.IsFaithful))
                .Select(g => new GateCount(g.Key.Kind, g.Key.IsFaithful, g.Count(), g.Count(o => o.Shown)))
                .OrderBy(c => c.IsFaithful)
                .ThenBy(c => c.Kind, StringComparer.Ordinal),
        ];

    /// <summary>Has a share of the lies and of the faithful sentences of a report written in a turn each; the same ones in every run.</summary>
    public async Task AskAsync(CorpusIndex index, string report, double lies, double faithful)
    {
        var random = new Random(20261125);
        var sentences = ModelSentences.Of(index.Current, report).Where(s => random.NextDouble() < (s.IsFaithful ? faithful : lies));
        Func<ScriptedCall, string> says = _ => string.Empty;
        foreach (var sentence in sentences)
        {
            // A model that lies three times in a row is not asked again: each sentence has an assistant of its own.
            var assistant = new ReportAssistant(index, new ScriptedChatService(call => says(call)).Model);
            if (await ShownAsync(assistant, sentence, script => says = script) is { } outcome)
            {
                outcomes.Add((sentence, outcome.Shown, outcome.Reason));
            }
        }
    }

    // The question is the passage's own beginning, so that the model is given it; where it is not, nothing is counted.
    private static async Task<(bool Shown, string Reason)?> ShownAsync(
        ReportAssistant assistant,
        ModelSentence sentence,
        Action<Func<ScriptedCall, string>> script
    )
    {
        var written = false;
        var reason = string.Empty;
        script(call =>
        {
            var own = call.Passages.FirstOrDefault(p => p.Value.Trim() == Shown(sentence.Passage)).Key;
            var second = sentence.Second is null ? null : Shown(sentence.Second);
            var other = second is not null
                ? call.Passages.FirstOrDefault(p => p.Value.Trim() == second).Key
                : call.Passages.Keys.Where(k => k != own && !SaysTheSame(call.Passages[k], sentence)).DefaultIfEmpty(0).Last();
            if (call.Kind is "translate" || own == 0 || (sentence.Mark.Contains("{1}", StringComparison.Ordinal) && other == 0))
            {
                return "没有";
            }

            written = true;
            reason =
                call.Kind == "correct"
                    ? call.History[^1].Content!.Split('\n').First(l => l.StartsWith("原因", StringComparison.Ordinal))
                    : reason;
            return sentence.Text + string.Format(null, sentence.Mark, own, other);
        });
        var question = $"{sentence.Passage.Text[..Math.Min(40, sentence.Passage.Text.Length)]}是怎样的";
        var shown = new List<string>();
        await foreach (var happened in assistant.AskAsync(new Question("1", question, []), CancellationToken.None))
        {
            shown.Add((happened as TextEvent)?.Text ?? string.Empty);
        }

        var plain = sentence.Text.Trim('。', '-', '*', ' ').Replace("**", string.Empty, StringComparison.Ordinal);
        var quoted = sentence.Passage.Text.Contains(plain, StringComparison.Ordinal);
        return written && !(quoted && !sentence.IsFaithful) ? (EndsWithMark(string.Concat(shown), plain), reason) : null;
    }

    private static string Shown(Passage passage) => passage.Text.Replace('\n', ' ').Trim();

    // The passage put in place may begin like the lie (25公里 in 25公里以上): a sentence ends at its mark.
    private static bool EndsWithMark(string shown, string plain) => Regex.IsMatch(shown, Regex.Escape(plain) + @"[。！？]?\[");

    // Another passage may give the same figure: citing it is no lie.
    private static bool SaysTheSame(string passage, ModelSentence sentence) =>
        sentence
            .Passage.Text.Split('，', '。', '；', ',', ';')
            .Any(clause => clause.Any(char.IsAsciiDigit) && passage.Contains(clause, StringComparison.Ordinal))
        || Regex.Matches(sentence.Text, @"\d+(\.\d+)?[^\d，。]{1,3}").Any(m => passage.Contains(m.Value, StringComparison.Ordinal));
}

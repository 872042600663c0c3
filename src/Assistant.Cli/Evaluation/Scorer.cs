using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;

namespace Assistant.Cli.Evaluation;

/// <summary>Judges an answer by what its set says of the question; knows nothing of how the answer was made.</summary>
internal static partial class Scorer
{
    /// <summary>The score; <paramref name="text"/> gives the canonical text of a report.</summary>
    public static Score Judge(EvaluationQuestion question, Answer answer, Func<string, string?> text)
    {
        var refused = answer.Outcome is Outcome.Refused or Outcome.Clarify;
        var evidence = (question.Evidence ?? []).Select(Squeeze).ToList();
        return new Score(
            Right(question, answer, refused),
            evidence.Count == 0 ? null : evidence.All(e => Held(e, answer.Citations)),
            evidence.Count == 0 || refused || answer.Citations.Count == 0
                ? null
                : answer.Citations.Count(c => evidence.Any(e => Overlap(e, Squeeze(c.Quote)))) / (double)answer.Citations.Count,
            Grounded(answer, text),
            refused,
            question.Abstain || question.Wants is "refuse" or "clarify"
        )
        {
            WrongPlace = !refused && IsOfWrongPlace(question, answer),
        };
    }

    /// <summary>NFKC, no white space, one form of quotes, commas, dashes; no thousands separators; lower case.</summary>
    public static string Squeeze(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)))
        {
            folded.Append(
                c switch
                {
                    '“' or '”' or '「' or '」' or '『' or '』' or '‘' or '’' or '\'' => '"',
                    '，' => ',',
                    '。' => '.',
                    '；' => ';',
                    '：' => ':',
                    '—' or '–' or '－' or '~' or '～' or '―' => '-',
                    _ => c,
                }
            );
        }

        return Thousands().Replace(folded.ToString(), string.Empty);
    }

    private static bool Right(EvaluationQuestion question, Answer answer, bool refused)
    {
        // Thanks are answered, with nothing of a report.
        if (question.Turn == "smalltalk")
        {
            return !refused && answer.Citations.Count == 0;
        }

        if (question.Wants is not null)
        {
            return EndsAsWanted(question, answer);
        }

        if (question.Abstain)
        {
            return refused || (question.Type == "verify" && Overall(answer) == VerdictKind.NotFound);
        }

        var said = Squeeze(answer.Text);
        var holds =
            question.Required.All(any => any.Any(s => said.Contains(Squeeze(s), StringComparison.Ordinal)))
            && !(question.MustNot ?? []).Any(s => said.Contains(Squeeze(s), StringComparison.Ordinal));
        return question.Type == "verify" && question.Verdict is { } verdict ? holds && Name(Overall(answer)) == verdict : holds && !refused;
    }

    private static bool EndsAsWanted(EvaluationQuestion question, Answer answer)
    {
        var said = Squeeze(answer.Text);
        var saysWrong = (question.MustNot ?? []).Any(s => said.Contains(Squeeze(s), StringComparison.Ordinal));
        var saysAll = question.Required.All(any => any.Any(s => said.Contains(Squeeze(s), StringComparison.Ordinal)));
        var answered = answer.Outcome is Outcome.Answered or Outcome.Partial;
        return !saysWrong
            && question.Wants switch
            {
                "answer" => answered && saysAll && !IsOfWrongPlace(question, answer),
                "table" => answered && saysAll && (question.Places ?? []).All(p => answer.Citations.Any(c => IsOf(c, p))),
                "clarify" => answer.Outcome == Outcome.Clarify && (question.Places ?? []).All(p => answer.Choices.Any(c => c.Place == p)),
                "refuse" => answer.Outcome == Outcome.Refused,
                _ => false,
            };
    }

    private static bool IsOfWrongPlace(EvaluationQuestion question, Answer answer) =>
        question.Wants switch
        {
            "answer" => answer.Citations.Any(c => c.Report != question.Of),
            "clarify" or "refuse" => answer.Citations.Count > 0,
            _ => false,
        };

    // Reports are named PLACE-YEAR.
    private static bool IsOf(Citation citation, string place) => citation.Report.StartsWith(place + "-", StringComparison.Ordinal);

    /// <summary>One verdict over all claims: contradicted if any is, else not found if any is, else supported.</summary>
    private static VerdictKind? Overall(Answer answer) =>
        answer.Verdicts.Count == 0 ? null
        : answer.Verdicts.Any(v => v.Kind == VerdictKind.Contradicted) ? VerdictKind.Contradicted
        : answer.Verdicts.Any(v => v.Kind == VerdictKind.NotFound) ? VerdictKind.NotFound
        : VerdictKind.Supported;

    private static string? Name(VerdictKind? kind) =>
        kind switch
        {
            VerdictKind.Supported => "supported",
            VerdictKind.Contradicted => "contradicted",
            VerdictKind.NotFound => "not_found",
            _ => null,
        };

    // Evidence may run over two cited passages that touch.
    private static bool Held(string evidence, IReadOnlyList<Citation> citations)
    {
        if (citations.Any(c => Squeeze(c.Quote).Contains(evidence, StringComparison.Ordinal)))
        {
            return true;
        }

        var ordered = citations.OrderBy(c => c.Report, StringComparer.Ordinal).ThenBy(c => c.Start).ToList();
        return ordered
            .Zip(ordered.Skip(1))
            .Any(pair =>
                pair.First.Report == pair.Second.Report
                && pair.Second.Start - pair.First.End is >= 0 and <= 2
                && Squeeze(pair.First.Quote + pair.Second.Quote).Contains(evidence, StringComparison.Ordinal)
            );
    }

    private static bool Overlap(string evidence, string quote) =>
        quote.Contains(evidence, StringComparison.Ordinal)
        || evidence.Contains(quote, StringComparison.Ordinal)
        || (
            evidence.Length > 8
            && (
                quote.Contains(evidence[..(evidence.Length / 2)], StringComparison.Ordinal)
                || quote.Contains(evidence[(evidence.Length / 2)..], StringComparison.Ordinal)
            )
        );

    private static bool Grounded(Answer answer, Func<string, string?> text)
    {
        var quotesStand = answer.Citations.All(c =>
            text(c.Report) is { } report && c.Start >= 0 && c.End <= report.Length && c.Start < c.End && report[c.Start..c.End] == c.Quote
        );
        var sources = string.Concat(
            answer.Citations.Select(c => Squeeze(c.Quote) + "\n").Concat(answer.Derived.Select(d => Squeeze(d.Text + d.How) + "\n"))
        );
        // A full stop that became a point must not glue the numbers around it together.
        var said = answer.Refusal is { } refusal
            ? answer.Text.Replace(refusal.Message, string.Empty, StringComparison.Ordinal)
            : answer.Text;
        var ownWords = Mark().Replace(said, "|").Replace('。', '|').Replace('\n', '|');
        return quotesStand
            && (
                answer.Citations.Count == 0
                || FigureInText().Matches(Squeeze(ownWords)).All(m => Stands(sources, m.Value) || Year().IsMatch(m.Value))
            );
    }

    private static bool Stands(string sources, string figure) => new Regex($@"(?<![\d.]){Regex.Escape(figure)}(?!\d)").IsMatch(sources);

    [GeneratedRegex(@"(?<=\d),(?=\d{3}(?!\d))")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex FigureInText();

    [GeneratedRegex(@"^(19|20)\d\d$")]
    private static partial Regex Year();
}

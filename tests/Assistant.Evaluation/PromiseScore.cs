using Assistant.Core.Briefing;
using Assistant.Core.Index;
using Assistant.Core.Language;

namespace Assistant.Evaluation;

/// <summary>Finds a target that was judged by hand in the ledger of promises, and what the ledger says of it.</summary>
internal static class PromiseScore
{
    /// <summary>The outcome of all promises that the words of the target hold; "none" where the ledger has none of them.</summary>
    public static (string Outcome, IReadOnlyList<Promise> Found) Of(
        IReadOnlyList<Promise> ledger,
        ICorpusSnapshot snapshot,
        string report,
        string target,
        string indicator
    )
    {
        var span = SpanOf(snapshot.Text(report) ?? string.Empty, target);
        List<Promise> found =
        [
            .. ledger.Where(p =>
                p.Target.Report == report
                && (
                    p.Target.Figure is { } f
                        ? f.Start < span.End && span.Start < f.End
                        : p.Target.Start < span.End && span.Start < p.Target.End
                )
            ),
        ];

        // 生猪存栏47万头、出栏62万头 judged by 生猪出栏.
        if (
            found.Count > 1
            && found.Where(p => p.Target.Figure is { } f && Shares(f.Indicator, indicator)).ToList() is { Count: > 0 } named
        )
        {
            found = named;
        }

        bool Has(PromiseOutcome outcome) => found.Exists(p => p.Outcome == outcome);
        return (
            found.Count == 0 ? "none"
            : Has(PromiseOutcome.Missed) ? "missed"
            : Has(PromiseOutcome.Incomparable) ? "incomparable"
            : Has(PromiseOutcome.Met) ? "met"
            : "silent",
            found
        );
    }

    private static bool Shares(string one, string other) =>
        TextLikeness.Containment(PromisedObject.Core(one), SearchText.Normalize(other)) > 0.6;

    // Where the words of the target are printed, whatever white space stands between them.
    private static (int Start, int End) SpanOf(string text, string target)
    {
        var wanted = string.Concat(target.Where(c => !char.IsWhiteSpace(c)));
        for (var start = 0; start < text.Length; start++)
        {
            var (at, matched) = (start, 0);
            while (at < text.Length && matched < wanted.Length && (text[at] == wanted[matched] || char.IsWhiteSpace(text[at])))
            {
                matched += char.IsWhiteSpace(text[at]) ? 0 : 1;
                at++;
            }

            if (matched == wanted.Length)
            {
                return (start, at);
            }
        }

        return (-1, -1);
    }
}

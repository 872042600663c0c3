using Assistant.Core.Contract;

namespace Assistant.Web.Operation;

/// <summary>How many questions of a kind ended in one way.</summary>
/// <param name="Refusal">Why they were refused; null where they were not.</param>
internal sealed record QuestionCount(string Kind, Outcome Outcome, RefusalKind? Refusal, int Count);

/// <summary>How long work took, from the request to its end, in milliseconds; null where there was none.</summary>
/// <param name="Count">Of how many the figures are: the latest ones.</param>
internal sealed record Latency(int Count, double? Median, double? P95);

/// <summary>What the host was used for since it started.</summary>
/// <param name="Unfinished">Pieces of work that came to no result: too many asked, it took too long, the program failed.</param>
internal sealed record UsageCounts(
    DateTimeOffset Since,
    IReadOnlyList<QuestionCount> Questions,
    int Drafts,
    IReadOnlyDictionary<VerdictKind, int> Verdicts,
    int Unfinished,
    Latency AnswerTime,
    Latency DraftTime
);

/// <summary>Counts what is asked and what comes of it, without a word of what people write. Safe for many callers at once.</summary>
internal sealed class Usage(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly DateTimeOffset since = time.GetUtcNow();
    private readonly Dictionary<(string Kind, Outcome Outcome, RefusalKind? Refusal), int> questions = [];
    private readonly Dictionary<VerdictKind, int> verdicts = [];
    private readonly Times answers = new();
    private readonly Times checks = new();
    private int drafts;
    private int unfinished;

    /// <summary>Counts a question with its answer.</summary>
    public void Answered(Answer answer, TimeSpan took)
    {
        lock (gate)
        {
            var key = (answer.Kind, answer.Outcome, answer.Refusal?.Kind);
            questions[key] = questions.GetValueOrDefault(key) + 1;
            answers.Add(took);
            Count(answer.Verdicts);
        }
    }

    /// <summary>Counts a draft with its verdicts.</summary>
    public void Checked(IReadOnlyList<Verdict> found, TimeSpan took)
    {
        lock (gate)
        {
            drafts++;
            checks.Add(took);
            Count(found);
        }
    }

    /// <summary>Counts a piece of work that came to no result.</summary>
    public void Unfinished()
    {
        lock (gate)
        {
            unfinished++;
        }
    }

    /// <summary>The counts now.</summary>
    public UsageCounts Now()
    {
        lock (gate)
        {
            return new(
                since,
                [
                    .. questions
                        .Select(q => new QuestionCount(q.Key.Kind, q.Key.Outcome, q.Key.Refusal, q.Value))
                        .OrderByDescending(q => q.Count)
                        .ThenBy(q => q.Kind, StringComparer.Ordinal),
                ],
                drafts,
                new Dictionary<VerdictKind, int>(verdicts),
                unfinished,
                answers.Latency(),
                checks.Latency()
            );
        }
    }

    private void Count(IReadOnlyList<Verdict> found)
    {
        foreach (var verdict in found)
        {
            verdicts[verdict.Kind] = verdicts.GetValueOrDefault(verdict.Kind) + 1;
        }
    }

    // The latest ones only: a host that runs for a year shows how it does now.
    private sealed class Times
    {
        private const int Most = 10_000;
        private const double High = 0.95;
        private readonly Queue<double> latest = new();

        public void Add(TimeSpan took)
        {
            if (latest.Count == Most)
            {
                latest.Dequeue();
            }

            latest.Enqueue(took.TotalMilliseconds);
        }

        public Latency Latency()
        {
            double[] sorted = [.. latest.Order()];
            return new(sorted.Length, At(sorted, 0.5), At(sorted, High));
        }

        // The smallest time that so large a share of the work did not exceed.
        private static double? At(double[] sorted, double share) =>
            sorted.Length == 0 ? null : Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 1);
    }
}

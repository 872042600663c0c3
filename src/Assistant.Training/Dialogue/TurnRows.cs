using System.Text.Json;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Training.Dialogue;

/// <summary>
/// The turns to learn from: those written as conversations, the follow-ups of the question sets (they lean), and pairs made of the sets' questions (any two
/// questions are a change of topic). What is said of no report (thanks, nonsense) is put behind a question of some set.
/// </summary>
internal static class TurnRows
{
    private const double OfConversation = 3;
    private const double Rare = 2;
    private const double OfFollowUp = 2;
    private const double OfPair = 0.2;
    private const double OfRareKind = 1;

    // How often the question before is of the same report: people seldom change both topic and report.
    private const double SameReport = 0.8;

    /// <summary>The rows of the reports that are let in.</summary>
    /// <param name="folders">Folders with conversation sets; question sets are read from the first.</param>
    /// <param name="isIn">Whether a report may be used; asked with null for questions of no report.</param>
    public static IReadOnlyList<TurnRow> Load(IReadOnlyList<string> folders, Func<string?, bool> isIn)
    {
        var rows = new List<TurnRow>();
        foreach (var turn in folders.SelectMany(ConversationTurn.LoadAll).Where(t => isIn(t.Report)))
        {
            var rare = turn.Role is TurnRole.Corrects or TurnRole.GoesBack ? Rare : 1;
            rows.Add(Row(turn.Report, turn.Question, turn.History, turn.Role, OfConversation * rare, true));
        }

        var sets = TrainingQuestion
            .Sets(folders[0])
            .Where(s => isIn(s.Report))
            .Select(s => (s.Report, Questions: TrainingQuestion.Load(s.Path)))
            .ToList();
        var first = sets.SelectMany(s => s.Questions.Where(q => q.History is not { Count: > 0 }).Select(q => (s.Report, q.Question)))
            .ToList();
        var ofReport = first.ToLookup(f => f.Report, f => f.Question);
        var random = new Random(43);
        IReadOnlyList<string> Before(string report) =>
            [
                .. Enumerable
                    .Range(0, 1 + random.Next(3))
                    .Select(_ =>
                        random.NextDouble() < SameReport && ofReport[report].ToList() is { Count: > 0 } own
                            ? own[random.Next(own.Count)]
                            : first[random.Next(first.Count)].Question
                    ),
            ];

        foreach (var (report, questions) in sets)
        {
            foreach (var question in questions)
            {
                rows.Add(
                    question.History is { Count: > 0 } history
                        ? Row(report, question.Question, history, TurnRole.Leans, OfFollowUp, false)
                        : Row(report, question.Question, Before(report), TurnRole.StandsAlone, OfPair, false)
                );
            }
        }

        if (isIn(null))
        {
            rows.AddRange(
                RareKinds(Path.Combine(folders[0], "kinds.jsonl"))
                    .Select(k =>
                        Row(
                            string.Empty,
                            k.Question,
                            Before(string.Empty),
                            k.Kind == "small_talk" ? TurnRole.SmallTalk : TurnRole.StandsAlone,
                            OfRareKind,
                            false
                        )
                    )
            );
        }

        return rows;
    }

    private static TurnRow Row(
        string report,
        string text,
        IReadOnlyList<string> history,
        TurnRole role,
        double weight,
        bool conversation
    ) =>
        new(
            report,
            text,
            TurnFeatures.Of(SearchText.Normalize(text), [.. history.Select(SearchText.Normalize)]),
            role,
            weight,
            conversation
        );

    private static IEnumerable<(string Question, string Kind)> RareKinds(string path) =>
        File.ReadLines(path)
            .Where(l => l.Trim().Length > 0)
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Select(e => (e.GetProperty("question").GetString()!, e.GetProperty("kind").GetString()!));
}

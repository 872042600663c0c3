namespace Assistant.Training;

/// <summary>The parts of the training reports, each judged by models trained on the others. All that is trained by turns must part them alike: what one model
/// has seen of a report the next may not learn from.</summary>
internal static class ReportFolds
{
    /// <summary>How many parts there are.</summary>
    public const int Count = 4;

    /// <summary>The part of each report, by the order of the names.</summary>
    public static IReadOnlyDictionary<string, int> Of(IEnumerable<string> reports) =>
        reports
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select((report, i) => (report, Fold: i % Count))
            .ToDictionary(r => r.report, r => r.Fold);

    /// <summary>The same of those reports of a folder of question sets (REPORT.questions.jsonl) that models learn from.</summary>
    public static IReadOnlyDictionary<string, int> OfSets(string questions, ReportRoles roles) =>
        Of(TrainingQuestion.Sets(questions).Select(s => s.Report).Where(roles.Learns));
}

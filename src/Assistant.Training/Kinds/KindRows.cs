using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Training.Kinds;

/// <summary>Reads questions as the assistant reads them, over an index without a text: the kind depends on none.</summary>
internal static class KindRows
{
    private static readonly QuestionReader Reader = new();

    /// <summary>The question, read, the kind included.</summary>
    public static ParsedQuestion Read(KindExample example) =>
        Reader.Read(new Question("kind", example.Question, []), new OneReport(example.ReportYear));

    /// <summary>The features of its kind.</summary>
    public static KindFeatures FeaturesOf(KindExample example) => KindFeatures.Of(Read(example), example.ReportYear);

    /// <summary>Its kind by another model than the one that ships.</summary>
    public static QuestionKind KindOf(KindExample example, KindModel model)
    {
        var read = Read(example);

        // Nothing is left of an instruction that was taken out: there the reader did not ask the model.
        return read.Kind == QuestionKind.Instruction && read.Text.Length == 0
            ? QuestionKind.Instruction
            : QuestionKindReader.Of(read, false, example.ReportYear, model);
    }

    private sealed class OneReport(int? year) : ICorpusSnapshot
    {
        public IReadOnlyList<ReportInfo> Reports { get; } =
            year is null ? [] : [new ReportInfo("report", "report", null, default, year, null, null, null, 0, 0, string.Empty)];

        public int PassageCount => 0;

        public string? Text(string report) => null;

        public IReadOnlyList<Passage> Passages(string report) => [];

        public IReadOnlyList<Figure> Figures(string report) => [];

        public IReadOnlyList<GlossaryEntry> Glossary(string report) => [];

        public ReportOutline Outline(string report) => ReportOutline.Empty;

        public int DocumentFrequency(string token) => 0;
    }
}

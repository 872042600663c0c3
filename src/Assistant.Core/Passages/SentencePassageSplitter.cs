using Assistant.Core.Reports;

namespace Assistant.Core.Passages;

/// <summary>Cuts a report into passages: sentences, clause groups of long sentences, headings, title page, glossary entries.</summary>
public sealed class SentencePassageSplitter
{
    /// <summary>Passages in order of appearance; none crosses a paragraph or section.</summary>
    public IReadOnlyList<Passage> Split(Report report) => throw new NotImplementedException(report.Name);
}

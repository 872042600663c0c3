using Assistant.Core.Contract;

namespace Assistant.Core.Documents;

/// <summary>What a passage is taken from.</summary>
public enum PassageKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>The lines of title, date and deliverer.</summary>
    TitlePage,

    /// <summary>A section heading, which can be cited by itself.</summary>
    Heading,

    /// <summary>A glossary entry.</summary>
    Glossary,
}

/// <summary>The unit that is indexed and cited: a sentence or a short group of clauses that can be quoted alone.</summary>
/// <param name="Id">"report#ordinal", unique over the corpus.</param>
/// <param name="Report">Name of the report.</param>
/// <param name="Ordinal">Position in the report, from 0 without gaps: neighbours are ordinal - 1 and + 1.</param>
/// <param name="Kind">What it is taken from.</param>
/// <param name="Text">Exactly the canonical text from <paramref name="Start"/> to <paramref name="End"/>; at most 400 characters.</param>
/// <param name="Start">UTF-16 offset in the canonical text.</param>
/// <param name="End">UTF-16 offset after the last unit.</param>
/// <param name="HeadingPath">Headings from the outermost inward, as printed.</param>
/// <param name="Lead">Lead sentence of its paragraph; null when that is the passage itself.</param>
/// <param name="SectionKind">Kind of the section that contains it.</param>
/// <param name="PeriodStart">First year that it is about, or null.</param>
/// <param name="PeriodEnd">Last year that it is about; equal to the first for a single year.</param>
/// <param name="Status">Result, target, plan or none, judged by section and words.</param>
public sealed record Passage(
    string Id,
    string Report,
    int Ordinal,
    PassageKind Kind,
    string Text,
    int Start,
    int End,
    IReadOnlyList<string> HeadingPath,
    string? Lead,
    SectionKind SectionKind,
    int? PeriodStart,
    int? PeriodEnd,
    Status Status
);

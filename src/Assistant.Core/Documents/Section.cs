namespace Assistant.Core.Documents;

/// <summary>What a section is for. It decides the period and status of the text in it.</summary>
public enum SectionKind
{
    /// <summary>Title page, salutation and anything before the first heading.</summary>
    Opening,

    /// <summary>Looks back at the year(s) before delivery (过去一年工作回顾, 过去五年).</summary>
    Review,

    /// <summary>Problems admitted (我们也清醒地看到…).</summary>
    Problems,

    /// <summary>Targets and tasks of the year of delivery or of a coming span (今年工作主要任务, 今后五年).</summary>
    Plan,

    /// <summary>Annex: glossary (名词解释).</summary>
    Annex,
}

/// <summary>A heading and the text under it, up to the next heading of the same or a higher rank.</summary>
/// <param name="Depth">1 for 一、, 2 for （一）, 3 for 1. and the like; 0 for the opening, which has an empty heading.</param>
/// <param name="Heading">The heading as printed, without its line break; empty for the opening.</param>
/// <param name="HeadingSpan">Position of the heading; empty for the opening.</param>
/// <param name="Body">Heading and text, with all deeper sections.</param>
/// <param name="Parent">Index of the enclosing section in the report's list, or -1.</param>
/// <param name="Kind">What the section does.</param>
public sealed record Section(int Depth, string Heading, TextSpan HeadingSpan, TextSpan Body, int Parent, SectionKind Kind);

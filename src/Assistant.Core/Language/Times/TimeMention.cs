namespace Assistant.Core.Language;

/// <summary>What a year or span named in a sentence does there.</summary>
internal enum TimeRole
{
    /// <summary>The figures behind it belong to it.</summary>
    Measured,

    /// <summary>It is what a figure is compared with (比2015年, 较上年).</summary>
    Basis,

    /// <summary>By then something is to be reached (到2025年).</summary>
    Deadline,
}

/// <summary>How a time is named.</summary>
internal enum TimeForm
{
    /// <summary>By its year or years: 2019年, 2016-2020年.</summary>
    Year,

    /// <summary>By its distance from the report's year: 去年, 今年.</summary>
    Relative,

    /// <summary>By a number of years that end or begin with the report's: 过去五年, 五年来, 今后五年.</summary>
    Span,

    /// <summary>By a five-year plan: “十三五”时期, “十四五”前三年.</summary>
    Plan,
}

/// <summary>A time named in folded text.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Behind it.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Form">How it is named.</param>
/// <param name="Role">What it does.</param>
internal readonly record struct TimeMention(int Start, int End, int From, int To, TimeForm Form, TimeRole Role);

/// <summary>A year or span of years named by number in folded text.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Behind it, 年 included.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Named">Whether 年 is printed behind it; a span without it may be a number of something.</param>
internal readonly record struct YearMention(int Start, int End, int From, int To, bool Named);

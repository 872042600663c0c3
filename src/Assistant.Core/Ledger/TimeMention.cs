namespace Assistant.Core.Ledger;

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

/// <summary>A time named in folded text.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Behind it.</param>
/// <param name="From">First year.</param>
/// <param name="To">Last year.</param>
/// <param name="Role">What it does.</param>
internal readonly record struct TimeMention(int Start, int End, int From, int To, TimeRole Role);

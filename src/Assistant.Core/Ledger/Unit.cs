namespace Assistant.Core.Ledger;

/// <summary>What a unit measures. Amounts convert only between units with the same <see cref="Unit.Base"/>.</summary>
public enum UnitFamily
{
    /// <summary>No unit: a bare number, a fraction, a ratio.</summary>
    None,
    Percent,
    Points,
    Money,
    People,
    Length,
    Area,
    Volume,
    Mass,
    Transport,
    Power,
    Energy,
    Voltage,
    Capacity,
    Temperature,
    Data,
    Compute,
    Time,
    Times,
    Tenths,
    Doublings,
    Score,
    Count,
}

/// <summary>A unit as printed, and how it converts.</summary>
/// <param name="Text">As printed, 万 and 亿 included (亿元, 万平方米).</param>
/// <param name="Family">What it measures.</param>
/// <param name="Base">The unit that <paramref name="Factor"/> counts in (元, 平方米); the word itself for count words.</param>
/// <param name="Factor">How many base units make one.</param>
public readonly record struct Unit(string Text, UnitFamily Family, string Base, decimal Factor)
{
    /// <summary>No unit at all.</summary>
    public static Unit None { get; } = new("", UnitFamily.None, "", 1);

    /// <summary>Whether amounts in both units can be compared by conversion: 亿元 and 万元, 亩 and 公顷; never % and 个百分点.</summary>
    public bool ConvertsTo(Unit other) => Base == other.Base;

    /// <summary>The amount in base units. Values beyond 10^16 are held at that bound, so that no conversion overflows.</summary>
    public decimal ToBase(decimal value) => Math.Clamp(value, -NumberReader.Largest, NumberReader.Largest) * Factor;

    /// <summary>Converts a value in this unit to <paramref name="other"/>.</summary>
    /// <exception cref="ArgumentException">The units do not measure the same thing.</exception>
    public decimal Convert(decimal value, Unit other) =>
        ConvertsTo(other)
            ? ToBase(value) / other.Factor
            : throw new ArgumentException($"{Text} does not convert to {other.Text}: compare units with ConvertsTo first", nameof(other));
}

namespace Assistant.Core.Contract;

/// <summary>Whether a statement or figure is a result, an aim, or neither.</summary>
public enum Status
{
    /// <summary>Neither: a definition, a date, a name, a statement outside time.</summary>
    None,

    /// <summary>Done: 实绩.</summary>
    Actual,

    /// <summary>A figure or result aimed at: 目标.</summary>
    Target,

    /// <summary>A piece of work planned: 计划.</summary>
    Plan,

    /// <summary>A bound that a rule or policy sets (最多, 不得超过).</summary>
    Threshold,
}

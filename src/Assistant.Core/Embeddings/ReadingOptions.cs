namespace Assistant.Core.Embeddings;

/// <summary>Which model reads a claim or a question together with a passage; settings section "Reading". Without one figures and words decide alone.</summary>
public sealed class ReadingOptions() : OwnModelOptions(Section)
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Reading";
}

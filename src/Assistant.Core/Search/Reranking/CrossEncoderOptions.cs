using Assistant.Core.Embeddings;

namespace Assistant.Core.Search;

/// <summary>Which model reads the best passages together with the question; settings section "CrossEncoder". Without one the first ranking stands.</summary>
public sealed class CrossEncoderOptions() : OwnModelOptions(Section)
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "CrossEncoder";
}

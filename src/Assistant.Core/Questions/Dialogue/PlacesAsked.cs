namespace Assistant.Core.Questions;

/// <summary>What a turn says of places.</summary>
/// <param name="Known">Places of indexed reports that it asks about.</param>
/// <param name="Unknown">A place that it asks about and no indexed report is about, or null.</param>
/// <param name="Unclear">Indexed places of which it may mean any, when it names none of them fully (吉林: the province or the city).</param>
/// <param name="All">Whether it asks for each of several indexed places, which are then the known ones (各地分别是多少).</param>
/// <param name="Ranges">Where in the text the places stand.</param>
public sealed record PlacesAsked(
    IReadOnlyList<string> Known,
    string? Unknown,
    IReadOnlyList<string> Unclear,
    bool All,
    IReadOnlyList<Range> Ranges
)
{
    /// <summary>Places without a report that it names beside indexed ones (成都和杭州谁快).</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];

    /// <summary>The places that it names, indexed or not, in the order of the text.</summary>
    public IReadOnlyList<string> InOrder { get; init; } = [];

    /// <summary>Whether it says anything of which place is meant.</summary>
    public bool IsNamed => Known.Count > 0 || Unknown is not null || Unclear.Count > 0 || All;
}

using System.Xml.Linq;

namespace Assistant.Core.Verification;

/// <summary>The namespaces and relationships of a Word file: those that Word writes, and those of a file saved as "Strict Open XML".</summary>
/// <param name="Main">Of the text.</param>
/// <param name="Math">Of formulas.</param>
/// <param name="Comments">Relationship to the comments.</param>
/// <param name="CustomProperties">Relationship to the custom properties.</param>
/// <param name="Properties">Of the custom properties.</param>
/// <param name="PropertyTypes">Of their values.</param>
internal sealed record WordNames(
    XNamespace Main,
    XNamespace Math,
    string Comments,
    string CustomProperties,
    XNamespace Properties,
    XNamespace PropertyTypes
)
{
    /// <summary>As Word writes them.</summary>
    public static WordNames Transitional { get; } =
        new(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/math",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
        );

    /// <summary>Of a strict file.</summary>
    public static WordNames Strict { get; } =
        new(
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
            "http://purl.oclc.org/ooxml/officeDocument/math",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
            "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
            "http://purl.oclc.org/ooxml/officeDocument/customProperties",
            "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes"
        );

    /// <summary>Those that a main part uses.</summary>
    public static WordNames Of(XDocument main) => main.Root!.Name.Namespace == Strict.Main ? Strict : Transitional;
}

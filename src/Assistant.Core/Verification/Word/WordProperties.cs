using System.Xml.Linq;

namespace Assistant.Core.Verification;

/// <summary>The custom properties of a Word file (docProps/custom.xml).</summary>
internal static class WordProperties
{
    // The one format that all custom properties have.
    private const string Format = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    private const int FirstId = 2;

    /// <summary>A part that holds only these properties.</summary>
    public static XDocument Part(IReadOnlyList<(string Name, string Value)> properties, WordNames names)
    {
        var part = new XDocument(
            new XElement(names.Properties + "Properties", new XAttribute(XNamespace.Xmlns + "vt", names.PropertyTypes.NamespaceName))
        );
        Set(part, properties, names);
        return part;
    }

    /// <summary>Sets properties of a part; all others stay.</summary>
    public static void Set(XDocument part, IReadOnlyList<(string Name, string Value)> properties, WordNames names)
    {
        var root = part.Root!;
        foreach (var (name, value) in properties)
        {
            var text = new XElement(names.PropertyTypes + "lpwstr", WordComments.Printable(value));
            var known = root.Elements(names.Properties + "property").FirstOrDefault(p => (string?)p.Attribute("name") == name);
            if (known is not null)
            {
                known.ReplaceNodes(text);
                continue;
            }

            var last = root.Elements().Select(p => (int?)p.Attribute("pid") ?? 0).DefaultIfEmpty(FirstId - 1).Max();
            root.Add(
                new XElement(
                    names.Properties + "property",
                    new XAttribute("fmtid", Format),
                    new XAttribute("pid", Math.Max(FirstId, last + 1)),
                    new XAttribute("name", name),
                    text
                )
            );
        }
    }
}

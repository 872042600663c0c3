using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Assistant.Tests.Support;

/// <summary>The parts of a Word file, for comparing two of them.</summary>
internal sealed class WordParts
{
    private static readonly string[] Marks = ["commentRangeStart", "commentRangeEnd"];
    private readonly byte[] file;
    private readonly Dictionary<string, byte[]> parts;

    /// <summary>The parts of a file.</summary>
    public WordParts(byte[] file)
    {
        this.file = file;
        using var zip = new ZipArchive(new MemoryStream(file));
        parts = zip.Entries.ToDictionary(e => e.FullName, BytesOf);
    }

    /// <summary>Names of the parts.</summary>
    public IEnumerable<string> Names => parts.Keys;

    /// <summary>Whether a part has the same bytes in another file.</summary>
    public bool IsSame(string name, WordParts other) =>
        other.parts.TryGetValue(name, out var bytes) && bytes.AsSpan().SequenceEqual(parts[name]);

    /// <summary>A part as XML.</summary>
    public XElement Xml(string name) =>
        XDocument.Parse(System.Text.Encoding.UTF8.GetString(parts[name]).TrimStart('\ufeff'), LoadOptions.PreserveWhitespace).Root!;

    /// <summary>Texts of the comments by their numbers: a line for each paragraph.</summary>
    public IReadOnlyDictionary<int, string> Comments() =>
        Names.FirstOrDefault(n => n.Contains("/comments", StringComparison.Ordinal) || n == "comments.xml") is { } name
            ? Xml(name)
                .Elements()
                .ToDictionary(IdOf, c => string.Join('\n', c.Elements().Where(e => e.Name.LocalName == "p").Select(TextOf)))
            : new Dictionary<int, string>();

    /// <summary>The text inside the range of each comment.</summary>
    public IReadOnlyDictionary<int, string> Anchored(string main = "word/document.xml")
    {
        var anchored = new Dictionary<int, string>();
        var open = new HashSet<int>();
        foreach (var element in Xml(main).Descendants())
        {
            switch (element.Name.LocalName)
            {
                case "commentRangeStart":
                    open.Add(IdOf(element));
                    anchored.Add(IdOf(element), string.Empty);
                    break;
                case "commentRangeEnd":
                    open.Remove(IdOf(element));
                    break;
                case "t" or "noBreakHyphen" or "tab":
                    foreach (var id in open)
                    {
                        anchored[id] += element.Name.LocalName == "t" ? element.Value : element.Name.LocalName;
                    }

                    break;
            }
        }

        return anchored;
    }

    /// <summary>The main part, character by character with the properties of its run, without the marks of comments from a number on: the same for runs that were split.</summary>
    public IReadOnlyList<string> Without(int firstComment, string main = "word/document.xml")
    {
        var found = new List<string>();
        Walk(Xml(main));
        return found;

        void Walk(XElement element)
        {
            if (Marks.Contains(element.Name.LocalName) && IdOf(element) >= firstComment)
            {
                return;
            }

            if (element.Name.LocalName != "r" || element.Name.Namespace.NamespaceName.EndsWith("math", StringComparison.Ordinal))
            {
                found.Add($"<{element.Name.LocalName} {string.Join(' ', element.Attributes())}>");
                found.AddRange(element.Nodes().OfType<XText>().Select(t => t.Value));
                foreach (var child in element.Elements())
                {
                    Walk(child);
                }

                found.Add("</>");
                return;
            }

            if (element.Elements().Any(e => e.Name.LocalName == "commentReference" && IdOf(e) >= firstComment))
            {
                return;
            }

            var properties =
                element.Elements().FirstOrDefault(e => e.Name.LocalName == "rPr")?.ToString() + string.Join(' ', element.Attributes());
            foreach (var child in element.Elements().Where(e => e.Name.LocalName != "rPr"))
            {
                found.AddRange(
                    child.Name.LocalName == "t"
                        ? Shown(child).Select(c => $"{c}{properties}")
                        : [child.ToString(SaveOptions.DisableFormatting) + properties]
                );
            }
        }
    }

    /// <summary>What the validator of the Open XML SDK says against the file, without where.</summary>
    public IReadOnlyList<string> Faults()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), false);
        return
        [
            .. new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365)
                .Validate(document)
                .Select(e => $"{e.Id} {e.Part?.Uri} {e.Description}"),
        ];
    }

    private static string Shown(XElement text) =>
        (string?)text.Attribute(XNamespace.Xml + "space") == "preserve" ? text.Value : text.Value.Trim();

    private static string TextOf(XElement element) =>
        string.Concat(element.Descendants().Where(e => e.Name.LocalName == "t").Select(t => t.Value));

    private static int IdOf(XElement element) =>
        int.Parse(element.Attributes().Single(a => a.Name.LocalName == "id").Value, System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}

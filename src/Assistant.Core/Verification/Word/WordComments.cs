using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Assistant.Core.Language;

namespace Assistant.Core.Verification;

/// <summary>The comments of a Word file.</summary>
internal sealed class WordComments
{
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

    // In half points: the text of a draft is set large, its comments need not be.
    private const int Size = 18;
    private readonly XNamespace w;
    private readonly XDocument part;
    private readonly string written;
    private int next;

    /// <summary>The comments that a file has, or none yet.</summary>
    /// <param name="existing">The part of its comments; null where it has none.</param>
    /// <param name="main">Its main part, whose marks of comments keep their numbers.</param>
    public WordComments(XDocument? existing, XDocument main, DateTimeOffset date)
    {
        w = WordNames.Of(main).Main;
        part = existing ?? new XDocument(new XElement(w + "comments", new XAttribute(XNamespace.Xmlns + "w", w.NamespaceName)));

        // Word writes the time of the clock on the wall, whatever its zone.
        written = date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        next =
            part.Root!.Elements(w + "comment")
                .Concat(
                    main.Descendants().Where(e => e.Name.Namespace == w && e.Name.LocalName.StartsWith("comment", StringComparison.Ordinal))
                )
                .Select(e => int.TryParse((string?)e.Attribute(w + "id"), CultureInfo.InvariantCulture, out var id) ? id : -1)
                .DefaultIfEmpty(-1)
                .Max() + 1;
    }

    /// <summary>Number of the next comment.</summary>
    public int NextId => next;

    /// <summary>Adds a comment of paragraphs.</summary>
    public void Add(IReadOnlyList<string> paragraphs)
    {
        part.Root!.Add(
            new XElement(
                w + "comment",
                new XAttribute(w + "id", next++),
                new XAttribute(w + "author", MarkedDraft.Author),
                new XAttribute(w + "date", written),
                new XAttribute(w + "initials", "核"),
                paragraphs.Select((text, i) => Paragraph(text, isFirst: i == 0))
            )
        );
    }

    /// <summary>Puts the comments into a file that had none.</summary>
    /// <param name="mainPart">Name of the main part, beside which they are.</param>
    public void AddTo(WordPackage package, string mainPart, WordNames names) =>
        package.Add(mainPart[..(mainPart.LastIndexOf('/') + 1)] + "comments.xml", part, ContentType, mainPart, names.Comments);

    /// <summary>A text on one line without what XML cannot hold and what would steer how it is read.</summary>
    public static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        var visible = VisibleText.OnOneLine(text);
        for (var i = 0; i < visible.Length; i++)
        {
            if (i + 1 < visible.Length && char.IsSurrogatePair(visible[i], visible[i + 1]))
            {
                printable.Append(visible, i, 2);
                i++;
            }
            else if (XmlConvert.IsXmlChar(visible[i]))
            {
                printable.Append(visible[i]);
            }
        }

        return printable.ToString();
    }

    private XElement Paragraph(string text, bool isFirst)
    {
        var properties = new XElement(
            w + "rPr",
            new XElement(w + "sz", new XAttribute(w + "val", Size)),
            new XElement(w + "szCs", new XAttribute(w + "val", Size))
        );

        // The style of the text may indent its first line and space its lines widely.
        return new XElement(
            w + "p",
            new XElement(
                w + "pPr",
                new XElement(
                    w + "spacing",
                    new XAttribute(w + "before", 0),
                    new XAttribute(w + "after", 0),
                    new XAttribute(w + "line", 240),
                    new XAttribute(w + "lineRule", "auto")
                ),
                new XElement(w + "ind", new XAttribute(w + "firstLineChars", 0), new XAttribute(w + "firstLine", 0))
            ),
            isFirst ? new XElement(w + "r", new XElement(properties), new XElement(w + "annotationRef")) : null,
            new XElement(w + "r", properties, new XElement(w + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Printable(text)))
        );
    }
}

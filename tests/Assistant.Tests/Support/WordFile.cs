using System.IO.Compression;
using System.Text;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;

namespace Assistant.Tests.Support;

/// <summary>Small Word documents, written as the XML that Word writes.</summary>
internal static class WordFile
{
    private const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>A paragraph of plain text.</summary>
    public static string P(string text) => $"<w:p>{R(text)}</w:p>";

    /// <summary>A paragraph with properties.</summary>
    public static string P(string properties, string runs) => $"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>";

    /// <summary>A run of text.</summary>
    public static string R(string text, string properties = "") =>
        $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    /// <summary>A table of rows of cells.</summary>
    public static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(cell => $"<w:tc>{P(cell)}</w:tc>"))}</w:tr>"))}</w:tbl>";

    /// <summary>The bytes of a document.</summary>
    /// <param name="body">The blocks of its body.</param>
    /// <param name="parts">Further parts by name without extension (numbering, styles, footnotes, endnotes), each as the content of its root element.</param>
    public static byte[] Of(string body, params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(
                zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
                    + string.Concat(
                        parts.Select(p =>
                            $"<Override PartName=\"/word/{p.Name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{p.Name}+xml\"/>"
                        )
                    )
                    + "</Types>"
            );
            Write(zip, "_rels/.rels", Links(("officeDocument", "word/document.xml")));
            Write(zip, "word/_rels/document.xml.rels", Links([.. parts.Select(p => (p.Name, p.Name + ".xml"))]));
            Write(zip, "word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            foreach (var (name, content) in parts)
            {
                Write(zip, $"word/{name}.xml", $"<w:{name} {Namespaces}>{content}</w:{name}>");
            }
        }

        return stream.ToArray();
    }

    /// <summary>A report with blocks in its review.</summary>
    public static Report Report(string review, params (string Name, string Content)[] parts) => Read(Reviewing(review), parts);

    /// <summary>A report of a body.</summary>
    public static Report Read(string body, params (string Name, string Content)[] parts) =>
        new ReportReader().Read("/corpus/青柳县-2024.docx", Of(body, parts));

    /// <summary>The ledger of a report.</summary>
    public static IReadOnlyList<Figure> Figures(Report report) =>
        new FigureExtractor().Extract(report, new SentencePassageSplitter().Split(report));

    private static string Reviewing(string review) =>
        P("2024年青柳县政府工作报告")
        + P("各位代表：")
        + P("一、2023年工作回顾")
        + review
        + P("二、2024年工作安排")
        + P("地区生产总值增长6%左右。");

    private static string Links(params (string Kind, string Target)[] links) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(links.Select((l, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}{l.Kind}\" Target=\"{l.Target}\"/>"))
        + "</Relationships>";

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(content);
    }
}

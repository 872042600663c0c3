using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Assistant.Core.Verification;

/// <summary>The parts of a Word file: some are changed, all others come out as they went in.</summary>
internal sealed class WordPackage : IDisposable
{
    private const string ContentTypes = "[Content_Types].xml";

    // A file of pictures alone may unpack to so much; more is no draft.
    private const long MostUnpacked = 1_000_000_000;

    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Links = "http://schemas.openxmlformats.org/package/2006/relationships";
    private readonly ZipArchive source;
    private readonly Dictionary<string, XDocument> changed = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The parts of a file in memory.</summary>
    public WordPackage(ReadOnlyMemory<byte> bytes) =>
        source = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);

    /// <summary>Whether there is a part of a name.</summary>
    public bool Has(string name) => changed.ContainsKey(name) || EntryOf(name) is not null;

    /// <summary>A part to be changed.</summary>
    /// <exception cref="InvalidDataException">There is none of that name.</exception>
    public XDocument Part(string name)
    {
        if (!changed.TryGetValue(name, out var part))
        {
            var entry = EntryOf(name)
                ?? throw new InvalidDataException($"the document has no part '{name}'; open it in a word processor and save it again");
            using var content = entry.Open();
            using var reader = XmlReader.Create(
                content,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            changed[name] = part = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }

        return part;
    }

    /// <summary>Adds a part, says what it holds, and links it from another part.</summary>
    /// <param name="name">Its name; with a number where that is taken.</param>
    /// <param name="contentType">What it holds.</param>
    /// <param name="linking">Name of the part that links it; empty for the file itself.</param>
    /// <param name="relationship">What it is to that part.</param>
    public void Add(string name, XDocument part, string contentType, string linking, string relationship)
    {
        var (stem, extension) = (name[..name.LastIndexOf('.')], name[name.LastIndexOf('.')..]);
        for (var number = 1; Has(name); number++)
        {
            name = $"{stem}{number}{extension}";
        }

        changed[name] = part;
        Part(ContentTypes)
            .Root!.Add(
                new XElement(Types + "Override", new XAttribute("PartName", "/" + name), new XAttribute("ContentType", contentType))
            );
        var links = LinksOf(linking);
        if (!Has(links))
        {
            changed[links] = new XDocument(new XElement(Links + "Relationships"));
        }

        var root = Part(links).Root!;
        var ids = root.Elements().Select(e => (string?)e.Attribute("Id")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var id = Enumerable.Range(1, int.MaxValue - 1).Select(i => $"rId{i}").First(i => !ids.Contains(i));
        root.Add(
            new XElement(
                Links + "Relationship",
                new XAttribute("Id", id),
                new XAttribute("Type", relationship),
                new XAttribute("Target", "/" + name)
            )
        );
    }

    /// <summary>Name of the part that a part links by a relationship, inside the file; null for none.</summary>
    public string? Linked(string linking, string relationship)
    {
        var links = LinksOf(linking);
        var target = Has(links)
            ? (string?)Part(links).Root!.Elements().FirstOrDefault(e => (string?)e.Attribute("Type") == relationship)?.Attribute("Target")
            : null;
        return target is null ? null : new Uri(new Uri("file:///" + linking), target).AbsolutePath.TrimStart('/');
    }

    /// <summary>Writes the file.</summary>
    /// <exception cref="InvalidDataException">It unpacks to more than a draft can hold.</exception>
    public void Write(Stream output)
    {
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        var unpacked = 0L;
        foreach (var entry in source.Entries)
        {
            var copy = target.CreateEntry(entry.FullName);
            copy.LastWriteTime = entry.LastWriteTime;
            using var content = copy.Open();
            if (changed.TryGetValue(entry.FullName, out var part))
            {
                content.Write(Bytes(part));
                continue;
            }

            using var original = entry.Open();
            unpacked += Copy(original, content, MostUnpacked - unpacked);
        }

        foreach (var (name, part) in changed.Where(c => EntryOf(c.Key) is null))
        {
            using var content = target.CreateEntry(name).Open();
            content.Write(Bytes(part));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();

    /// <summary>The bytes of a part, as it was read but for its changes.</summary>
    public static byte[] Bytes(XDocument part)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            writer.WriteStartDocument(standalone: true);
            foreach (var node in part.Nodes().Where(n => n is not XText))
            {
                node.WriteTo(writer);
            }
        }

        return stream.ToArray();
    }

    private static string LinksOf(string part) =>
        part.Contains('/', StringComparison.Ordinal)
            ? $"{part[..part.LastIndexOf('/')]}/_rels/{part[(part.LastIndexOf('/') + 1)..]}.rels"
            : $"_rels/{part}.rels";

    private static long Copy(Stream from, Stream to, long most)
    {
        var buffer = new byte[81920];
        var copied = 0L;
        for (int read; (read = from.Read(buffer)) > 0; )
        {
            copied += read;
            if (copied > most)
            {
                throw new InvalidDataException("the document unpacks to more than a thousand million bytes; take pictures out of it");
            }

            to.Write(buffer, 0, read);
        }

        return copied;
    }

    private ZipArchiveEntry? EntryOf(string name) =>
        source.GetEntry(name) ?? source.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase));
}

using System.IO.Compression;
using System.Xml;

namespace Assistant.Core.Documents;

/// <summary>Guards against packed files that unpack to far more than any report holds, or whose parts nest far deeper.</summary>
internal static class PackedFile
{
    private const long MostUnpacked = 60_000_000;

    // Tables in tables, text boxes and content controls come to some fifty. What reads the parts calls itself for each, and runs out of stack at some thousands.
    private const int DeepestNesting = 500;

    /// <summary>Unpacks the parts that are XML and counts what comes out; what the file itself says of its size is not believed.</summary>
    /// <exception cref="ReportFormatException">It is more, or nests deeper, than a report can have.</exception>
    /// <exception cref="XmlException">A part is no XML, or names entities.</exception>
    public static void Check(byte[] bytes, string path)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var packed = new ZipArchive(stream, ZipArchiveMode.Read);
        var unpacked = 0L;
        foreach (var part in packed.Entries.Where(e => IsRead(e.FullName)))
        {
            using var content = part.Open();
            using var counted = new CountedStream(content, MostUnpacked - unpacked, () =>
                new ReportFormatException(
                    $"'{path}' unpacks to more than {MostUnpacked / 1_000_000} million bytes and is no report; take it out of the folder"
                )
            );
            CheckDepth(counted, path);
            unpacked += counted.Count;
        }
    }

    private static void CheckDepth(Stream content, string path)
    {
        using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.Depth > DeepestNesting)
            {
                throw new ReportFormatException(
                    $"'{path}' nests its parts more than {DeepestNesting} deep and is no report; open it in a word processor and save its text as a new .docx"
                );
            }
        }
    }

    // Pictures are never unpacked.
    private static bool IsRead(string part) =>
        part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>Throws when more comes out of a stream than may.</summary>
    private sealed class CountedStream(Stream inner, long most, Func<Exception> tooMuch) : Stream
    {
        /// <summary>How much came out.</summary>
        public long Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            Count += read;
            return Count > most ? throw tooMuch() : read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

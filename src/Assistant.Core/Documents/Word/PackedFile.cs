using System.IO.Compression;

namespace Assistant.Core.Documents;

/// <summary>Guards against packed files that unpack to far more than any report holds.</summary>
internal static class PackedFile
{
    private const long MostUnpacked = 60_000_000;

    /// <summary>Unpacks the parts below a folder and counts what comes out; what the file itself says of its size is not believed.</summary>
    /// <exception cref="ReportFormatException">It is more than a report can have.</exception>
    public static void CheckSize(byte[] bytes, string path, string folder)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var packed = new ZipArchive(stream, ZipArchiveMode.Read);
        var unpacked = 0L;
        var buffer = new byte[81_920];
        foreach (var part in packed.Entries.Where(e => e.FullName.StartsWith(folder, StringComparison.Ordinal) && IsRead(e.FullName)))
        {
            using var content = part.Open();
            for (int read; (read = content.Read(buffer)) > 0; )
            {
                unpacked += read;
                if (unpacked > MostUnpacked)
                {
                    throw new ReportFormatException(
                        $"'{path}' unpacks to more than {MostUnpacked / 1_000_000} million bytes and is no report; take it out of the folder"
                    );
                }
            }
        }
    }

    // Pictures are never unpacked.
    private static bool IsRead(string part) =>
        part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}

using System.Diagnostics;
using System.Text;
using Assistant.Core.Documents;
using Assistant.Core.Language;

namespace Assistant.Training.Embedding;

/// <summary>The texts that the embedding is pre-trained on, normalised, a paragraph at a time.</summary>
internal static class RawTexts
{
    /// <summary>Paragraphs of the compressed files of a folder: one document a line, its paragraphs parted by tabs. Needs the program xz.</summary>
    public static IEnumerable<string> Compressed(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt.xz").Order(StringComparer.Ordinal))
        {
            using var xz = Process.Start(
                new ProcessStartInfo("xz", ["-dc", path]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 }
            )!;
            while (xz.StandardOutput.ReadLine() is { } document)
            {
                foreach (var paragraph in document.Split('\t', StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return SearchText.Normalize(paragraph);
                }
            }
        }
    }

    /// <summary>Paragraphs of those reports of a folder that models learn from.</summary>
    public static IEnumerable<string> Reports(string folder, ReportRoles roles) =>
        from path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)
        where roles.Learns(Path.GetFileNameWithoutExtension(path))
        from paragraph in new ReportReader().Read(path).Text.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        select SearchText.Normalize(paragraph);
}

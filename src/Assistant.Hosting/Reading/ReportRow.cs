using Assistant.Core.Index;

namespace Assistant.Hosting.Reading;

/// <summary>A report as every door lists it.</summary>
/// <param name="Level">national, province, city, county, town or unknown.</param>
/// <param name="Passages">How many passages it was cut into.</param>
/// <param name="Figures">How many figures its ledger holds.</param>
/// <param name="Source">The file it was read from.</param>
public sealed record ReportRow(
    string Report,
    string Title,
    string? Place,
    string Level,
    int? Year,
    int Passages,
    int Figures,
    string Source
)
{
    /// <summary>The row of a report.</summary>
    /// <param name="corpusFolder">Where given, the file is named by its path in this folder, and one from elsewhere by its name alone: nobody far away is told where files lie.</param>
    public static ReportRow Of(ReportInfo report, string? corpusFolder = null) =>
        new(
            report.Report,
            report.Title,
            report.Place,
            report.Level.ToString().ToLowerInvariant(),
            report.Year,
            report.Passages,
            report.Figures,
            corpusFolder is null ? report.Source : InFolder(report.Source, corpusFolder)
        );

    private static string InFolder(string source, string folder)
    {
        var relative = Path.GetRelativePath(folder, source);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? Path.GetFileName(source)
            : relative.Replace('\\', '/');
    }
}

namespace Assistant.Core.Reports;

/// <summary>Reads a report file into canonical text and outline.</summary>
public sealed class ReportReader
{
    /// <summary>File extensions that can be read, with the dot, lower case.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".txt", ".docx"];

    /// <summary>Reads the file at <paramref name="path"/>; its name without extension becomes the report's name.</summary>
    /// <exception cref="ReportFormatException">The file is empty, binary, encrypted or damaged; the message names file, cause and cure.</exception>
    public Report Read(string path) => throw new NotImplementedException(path);
}

namespace Assistant.Core.Documents;

/// <summary>A kind of file that reports come in.</summary>
public interface IReportFormat
{
    /// <summary>Extensions of such files, with the dot, lower case.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>The text of a file as it is there, not yet cleaned.</summary>
    /// <param name="bytes">The bytes of the file.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="ReportFormatException">The file is empty, binary, encrypted or damaged; the message names file, cause and cure.</exception>
    SourceText Read(byte[] bytes, string path);
}

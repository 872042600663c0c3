namespace Assistant.Core.Index;

/// <summary>A report file of a corpus folder.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Relative">Its path in the folder, with slashes.</param>
/// <param name="Name">What the report is called: the file's name without extension, and the folders before it where another file has that name.</param>
internal sealed record CorpusFile(string Path, string Relative, string Name);

namespace Assistant.Core.Index;

/// <summary>What to do with a file of a format that is not read.</summary>
internal static class UnreadFormats
{
    private const string Scan = "it is a picture; let a text recognition make text of it, or get the report as .docx or .pdf with text";

    /// <summary>Whether a file is about the folder that it lies in.</summary>
    public static bool IsAboutFolder(string path) =>
        Path.GetFileNameWithoutExtension(path).ToLowerInvariant() is "readme" or "license" or "changelog" or "contributing";

    /// <summary>Why a file is not read, and the cure.</summary>
    public static string CauseFor(string path, IReadOnlyList<string> read) =>
        IsAboutFolder(path)
            ? "it is about the folder and no report; give it another name if it is one"
            : CureFor(Path.GetExtension(path), read);

    private static string CureFor(string extension, IReadOnlyList<string> read) =>
        extension.ToLowerInvariant() switch
        {
            ".doc" or ".wps" or ".wpt" or ".dot" or ".rtf" or ".odt" or ".pages" =>
                $"{extension} is not read; open it in a word processor and save it as .docx",
            ".ofd" => ".ofd is not read; open it in its viewer and export it as .pdf, or save the report as .docx",
            ".xls" or ".xlsx" or ".et" or ".csv" or ".ods" => $"{extension} is not read; a report is a text: copy the table into a .docx",
            ".ppt" or ".pptx" or ".dps" => $"{extension} is not read; save the text of the slides as .docx",
            ".jpg" or ".jpeg" or ".png" or ".gif" or ".bmp" or ".tif" or ".tiff" or ".webp" or ".heic" => Scan,
            ".zip" or ".rar" or ".7z" or ".gz" or ".tar" => $"{extension} is not read; unpack it into the folder",
            ".caj" or ".epub" or ".mobi" => $"{extension} is not read; convert it to .pdf or .docx",
            ".mht" or ".mhtml" => $"{extension} is not read; open it in a browser and save it as .html",
            "" => $"it has no extension; if it is a report, name it with one of {string.Join(", ", read)}",
            _ => $"{extension} is not read; save the report as one of {string.Join(", ", read)}, or take the file out of the folder",
        };
}

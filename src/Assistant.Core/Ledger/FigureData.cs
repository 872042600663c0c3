using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>The word lists beside this code (Ledger/Data), embedded in the assembly.</summary>
internal static class FigureData
{
    /// <summary>Lines of a list without comments and empty lines, as tab-separated cells.</summary>
    public static IReadOnlyList<string[]> Rows(string file) => DataFile.Rows($"Ledger.Data.{file}");

    /// <summary>The first cells of the rows whose group cell is <paramref name="group"/>, longest first.</summary>
    public static string[] Words(string file, string group) =>
        [.. Rows(file).Where(row => row[0] == group).Select(row => row[1]).Distinct().OrderByDescending(word => word.Length)];
}

using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace Assistant.Hosting;

/// <summary>The settings file of an installation. It is beside the folder of the program, which an upgrade replaces, and both doors read it.</summary>
public static class SiteSettings
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "settings.json";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>
    /// Adds the file, if there is one beside the program or beside its folder: it counts more than the settings that ship, and less than user secrets, the
    /// environment and the command line.
    /// </summary>
    /// <param name="programFolder">Folder of the program.</param>
    /// <returns>Why the file cannot be read, with its path; null when it can, or there is none.</returns>
    public static string? AddSiteSettings(this IConfigurationBuilder configuration, string programFolder)
    {
        string?[] folders = [programFolder, Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(programFolder))];
        var file = folders.OfType<string>().Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
        if (file is null)
        {
            return null;
        }

        if (FaultOf(file) is { } fault)
        {
            return fault;
        }

        var source = new JsonConfigurationSource { Path = file };
        source.ResolveFileProvider();
        var shipped = configuration.Sources.OfType<JsonConfigurationSource>().LastOrDefault(s => IsShipped(s.Path));
        configuration.Sources.Insert(shipped is null ? 0 : configuration.Sources.IndexOf(shipped) + 1, source);
        return null;
    }

    private static bool IsShipped(string? path) => Path.GetFileName(path)?.StartsWith("appsettings.", StringComparison.Ordinal) == true;

    private static string? FaultOf(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file), Lenient);
            return json.RootElement.ValueKind == JsonValueKind.Object ? null : $"the settings file '{file}' holds no JSON object";
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return $"the settings file '{file}' cannot be read ({e.Message})";
        }
    }
}

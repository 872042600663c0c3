using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Operation;

/// <summary>One deed in the audit log.</summary>
/// <param name="Who">The name of the operator's key, the user that a known proxy names, or "anonymous".</param>
/// <param name="What">verify, export-draft, export-brief, export-conversation, export-questions, add-report, replace-report or remove-report.</param>
/// <param name="Of">The name of the file, the report or the topic; for a draft its length and the beginning of its hash. Never its text.</param>
internal sealed record AuditEntry(DateTimeOffset At, string Who, string What, string Of);

/// <summary>Writes down who exported or verified what, where a file is set for it: one line of JSON each. Safe for many callers at once.</summary>
internal sealed class AuditLog(IOptions<OperatorOptions> options, AuditUser user, TimeProvider time, ILogger<AuditLog> logger)
{
    private const int LongestOf = 200;
    private const int HashLength = 16;
    private const int TailBytes = 65_536;
    private readonly Lock gate = new();

    /// <summary>Whether anything is written down.</summary>
    public bool IsOn => File.Length > 0;

    private string File => options.Value.AuditFile;

    /// <summary>Names a draft by its length and its hash: who has the draft can find it again, nobody can read it.</summary>
    public static string NameOf(string? draft, string name = "")
    {
        var text = draft ?? string.Empty;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
        return string.Create(CultureInfo.InvariantCulture, $"{name} {text.Length} sha256:{hash}").Trim();
    }

    /// <summary>Writes down a deed. A log that cannot be written stops nobody: the host's own log says so.</summary>
    public void Write(HttpContext? context, string what, string of)
    {
        if (!IsOn)
        {
            return;
        }

        var entry = new AuditEntry(time.GetUtcNow(), user.Of(context), what, of.Length > LongestOf ? of[..LongestOf] : of);
        try
        {
            lock (gate)
            {
                if (Path.GetDirectoryName(Path.GetFullPath(File)) is { } folder)
                {
                    Directory.CreateDirectory(folder);
                }

                System.IO.File.AppendAllText(
                    File,
                    JsonSerializer.Serialize(entry, AnswerJson.Options).ReplaceLineEndings(string.Empty) + "\n"
                );
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogError(e, "the audit log cannot be written: {What} by {Who}", what, entry.Who);
        }
    }

    /// <summary>The latest entries, the newest first.</summary>
    public IReadOnlyList<AuditEntry> Latest(int most)
    {
        if (!IsOn || !System.IO.File.Exists(File))
        {
            return [];
        }

        try
        {
            return [.. Tail().Reverse().Select(Read).OfType<AuditEntry>().Take(most)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(e, "the audit log cannot be read");
            return [];
        }
    }

    // The first line may be cut, and then is no JSON.
    private string[] Tail()
    {
        using var file = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(-Math.Min(file.Length, TailBytes), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static AuditEntry? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditEntry>(line, AnswerJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

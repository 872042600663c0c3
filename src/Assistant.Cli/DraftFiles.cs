using Assistant.Core.Verification;

namespace Assistant.Cli;

/// <summary>The files that <c>verify</c> writes: the marked draft and the list of what was checked.</summary>
internal static class DraftFiles
{
    private const string Markdown = ".md";
    private static readonly StringComparison PathComparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>What is wrong with the files that are to be written; nothing is read yet.</summary>
    /// <param name="draft">The draft; null in a batch.</param>
    public static IEnumerable<string> Faults(string? draft, FileInfo? marked, FileInfo? list)
    {
        foreach (var (option, file) in new[] { ("--out", marked), ("--list", list) })
        {
            if (file is null)
            {
                continue;
            }

            if (draft is null)
            {
                yield return $"{option} needs one draft; with --batch the verdicts are printed";
            }
            else if (draft != "-" && IsSame(file, new FileInfo(draft)))
            {
                yield return $"{option} '{file}' is the draft itself, which is never changed; give another name";
            }
            else if (file.Directory is not { Exists: true })
            {
                yield return $"{option} '{file}': there is no folder '{file.DirectoryName}'; make it first or give another";
            }
            else if (Directory.Exists(file.FullName))
            {
                yield return $"{option} '{file}' is a folder; give the name of a file";
            }
        }

        if (marked is not null && draft is not null && FaultOfForm(draft, marked) is { } form)
        {
            yield return form;
        }

        if (list is not null && list.Extension.ToLowerInvariant() is not (".csv" or ".docx"))
        {
            yield return $"--list '{list}' must end in .csv or .docx";
        }

        if (marked is not null && list is not null && IsSame(marked, list))
        {
            yield return "--out and --list name the same file; give two names";
        }
    }

    /// <summary>Writes the files that are wanted.</summary>
    /// <returns>Their paths.</returns>
    public static IReadOnlyList<string> Write(CheckedDraft draft, FileInfo? marked, FileInfo? list)
    {
        if (marked is not null)
        {
            Write(marked, output =>
            {
                if (IsMarkdown(marked))
                {
                    MarkedDraft.WriteMarkdown(draft, output);
                }
                else
                {
                    MarkedDraft.WriteWord(draft, output);
                }
            });
        }

        if (list is not null)
        {
            Write(list, output =>
            {
                if (list.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase))
                {
                    VerdictList.WriteCsv(draft, output);
                }
                else
                {
                    VerdictList.WriteWord(draft, output);
                }
            });
        }

        return [.. new[] { marked, list }.OfType<FileInfo>().Select(f => f.FullName)];
    }

    private static string? FaultOfForm(string draft, FileInfo marked)
    {
        if (IsMarkdown(marked))
        {
            return null;
        }

        var extension = Path.GetExtension(draft);
        return !MarkedDraft.IsWord(draft) ? $"--out '{marked}' must end in .md: only a Word document comes back as one"
            : !marked.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase)
                ? $"--out '{marked}' must end in {extension} as the draft does, or in .md"
            : null;
    }

    private static bool IsMarkdown(FileInfo file) => file.Extension.Equals(Markdown, StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(FileInfo one, FileInfo other) => string.Equals(Target(one), Target(other), PathComparison);

    // A link to the draft is the draft.
    private static string Target(FileInfo file)
    {
        try
        {
            return file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName;
        }
        catch (IOException)
        {
            return file.FullName;
        }
    }

    // Written beside its place and then moved: whoever looks finds the whole file or the one before.
    private static void Write(FileInfo file, Action<Stream> write)
    {
        var unfinished = Path.Combine(file.DirectoryName!, $".{file.Name}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var output = new FileStream(unfinished, FileMode.CreateNew))
            {
                write(output);
            }

            File.Move(unfinished, file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}

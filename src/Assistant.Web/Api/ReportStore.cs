using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Hosting;
using Assistant.Hosting.Reading;
using Assistant.Web.Indexing;

namespace Assistant.Web.Api;

/// <summary>A report that was stored.</summary>
/// <param name="Outcome">What became of its file: added, updated, or unchanged where it was the same.</param>
/// <param name="Notices">What people should know about how it was read.</param>
internal sealed record StoredReport(ReportRow Report, IngestOutcome Outcome, IReadOnlyList<string> Notices);

/// <summary>
/// Stores, replaces and removes reports while the host runs. A file is read before it comes into the corpus folder, then the index is brought up to date in one
/// transaction, as `assistant ingest` does it; what fails on the way changes neither. Writers wait for each other.
/// </summary>
internal sealed class ReportStore(IndexHost host, AssistantFactory parts, ILogger<ReportStore> logger) : IDisposable
{
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Stores a new report.</summary>
    /// <exception cref="RefusedException">There is a report of that name, or the file is no report.</exception>
    public Task<StoredReport> AddAsync(ReportUpload upload, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var name = upload.NameOf(parts.Reader.Extensions);
        return AloneAsync(
            async edit =>
            {
                var target = Path.Combine(Path.GetFullPath(host.CorpusFolder), name);
                RefuseTaken(target);
                var file = await ReadAsync(upload, edit.Folder, name, cancellationToken);
                Directory.CreateDirectory(host.CorpusFolder);
                Put(edit.Edit, file, target);
                return await IngestAsync(edit.Edit, target, progress, cancellationToken);
            },
            cancellationToken
        );
    }

    /// <summary>Puts another file in the place of that of a report.</summary>
    /// <exception cref="RequestException">No report is called so.</exception>
    /// <exception cref="RefusedException">The file is no report, or that of the report is not where it was.</exception>
    public Task<StoredReport> ReplaceAsync(
        string report,
        ReportUpload upload,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var extension = Path.GetExtension(upload.NameOf(parts.Reader.Extensions));
        return AloneAsync(
            async edit =>
            {
                var old = FileOf(report);
                var target = Path.ChangeExtension(old, extension);
                var file = await ReadAsync(upload, edit.Folder, Path.GetFileName(target), cancellationToken);

                // First in, then out: whenever the machine stops, one of the two is there.
                Put(edit.Edit, file, target);
                if (target != old)
                {
                    edit.Edit.Remove(old);
                }

                return await IngestAsync(edit.Edit, target, progress, cancellationToken);
            },
            cancellationToken
        );
    }

    /// <summary>Removes a report and its file.</summary>
    /// <exception cref="RequestException">No report is called so.</exception>
    /// <exception cref="RefusedException">It is the last one, or its file is not where it was.</exception>
    public Task RemoveAsync(string report, CancellationToken cancellationToken) =>
        AloneAsync(
            async edit =>
            {
                var file = FileOf(report);
                var others = host.Snapshot!.Reports.Where(r => r.Report != report).ToList();
                if (others.Count == 0)
                {
                    throw Conflict("这是最后一份报告，不能删除。请先添加另一份。");
                }

                // More than half of a small corpus may be this one report. Where others lack their files too, somebody has to look first.
                var prune = others.TrueForAll(r => File.Exists(r.Source));
                edit.Edit.Remove(file);
                edit.Edit.Remove(Path.ChangeExtension(file, ".json"));
                await host.IngestNowAsync(prune, null, cancellationToken);
                edit.Edit.Keep();
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public void Dispose() => writing.Dispose();

    private async Task<T> AloneAsync<T>(Func<(CorpusEdit Edit, string Folder), Task<T>> work, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var folder = Path.Combine(Path.GetFullPath(host.DataFolder), $"incoming-{Guid.NewGuid():N}");
            Directory.CreateDirectory(folder);
            using var edit = new CorpusEdit(folder);
            return await work((edit, folder));
        }
        catch (PruneRequiredException e)
        {
            logger.LogWarning("{Message}", OneLine.Of(e.Message));
            throw Conflict("语料文件夹里少了一半以上已收录的报告，什么都没有改动。请先检查文件夹；日志里有原因。");
        }
        catch (Exception e) when (e is IndexException or SearchServerException or IOException or UnauthorizedAccessException)
        {
            logger.LogError("a report was not stored: {Message}", OneLine.Of(e.Message));
            throw new RefusedException(
                StatusCodes.Status503ServiceUnavailable,
                "现在不能写入语料文件夹或索引，什么都没有改动。日志里有原因；请稍后再试。"
            );
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task<StoredReport> IngestAsync(
        CorpusEdit edit,
        string target,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        IngestSummary summary;
        try
        {
            summary = await host.IngestNowAsync(prune: false, progress, cancellationToken);
        }
        catch (SearchServerException)
        {
            // The index has committed before the server failed.
            await UndoAsync(edit);
            throw;
        }

        var file = summary.Files.FirstOrDefault(f => Path.GetFullPath(f.File) == target);
        if (file is { Report: { } report } && host.Reading is { } reading)
        {
            edit.Keep();
            return new StoredReport(reading.Row(reading.Report(report)), file.Outcome, file.Notices);
        }

        await UndoAsync(edit);
        throw Unreadable(file?.Cause ?? "the name says that it is no report", Path.GetDirectoryName(target)!);
    }

    private async Task UndoAsync(CorpusEdit edit)
    {
        edit.Undo();
        try
        {
            await host.IngestNowAsync(prune: false, null, CancellationToken.None);
        }
        catch (Exception e) when (e is IndexException or SearchServerException)
        {
            logger.LogError("{Message}", OneLine.Of(e.Message));
        }
    }

    // Read before anything changes: most files that cannot be read are found here.
    private async Task<string> ReadAsync(ReportUpload upload, string folder, string name, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, name);
        await upload.WriteAsync(file, cancellationToken);
        try
        {
            await Task.Run(() => parts.Reader.Read(file), cancellationToken);
            return file;
        }
        catch (ReportFormatException e)
        {
            throw Unreadable(e.Message, folder);
        }
    }

    private static void Put(CorpusEdit edit, string file, string target)
    {
        var sidecar = Path.ChangeExtension(file, ".json");
        if (File.Exists(sidecar))
        {
            edit.Put(sidecar, Path.ChangeExtension(target, ".json"));
        }

        edit.Put(file, target);
    }

    private void RefuseTaken(string target)
    {
        var stem = Path.GetFileNameWithoutExtension(target);
        var isReport = host.Snapshot?.Reports.Any(r => r.Report.Equals(stem, StringComparison.OrdinalIgnoreCase)) == true;
        var isFile =
            Directory.Exists(host.CorpusFolder)
            && Directory
                .EnumerateFiles(host.CorpusFolder)
                .Any(f => Path.GetFileNameWithoutExtension(f).Equals(stem, StringComparison.OrdinalIgnoreCase));
        if (isReport || isFile)
        {
            throw Conflict(
                $"已经有名为“{OneLine.Of(stem)}”的报告。要替换它，请用 PUT /api/reports/{Uri.EscapeDataString(stem)}；要另存一份，请换个文件名。"
            );
        }
    }

    private string FileOf(string report)
    {
        var reading = host.ReadingNow();
        var source = Path.GetFullPath(reading.Report(report).Source);
        var relative = Path.GetRelativePath(Path.GetFullPath(host.CorpusFolder), source);
        return File.Exists(source) && !relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative)
            ? source
            : throw Conflict("这份报告的文件不在语料文件夹里了，什么都没有改动。请先运行 assistant ingest。");
    }

    private static RefusedException Conflict(string message) => new(StatusCodes.Status409Conflict, message);

    // The causes name files with their folders.
    private static RefusedException Unreadable(string cause, string folder) =>
        new(
            StatusCodes.Status422UnprocessableEntity,
            $"这个文件不能收录，什么都没有改动：{OneLine.Of(cause.Replace(folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal))}"
        );
}

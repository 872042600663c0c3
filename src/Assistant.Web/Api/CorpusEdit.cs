namespace Assistant.Web.Api;

/// <summary>Files put into a corpus folder or taken out of it. Until <see cref="Keep"/> is called, disposing it brings back what was there before.</summary>
/// <param name="folder">An empty folder of its own, for what was taken out; it is deleted at the end.</param>
internal sealed class CorpusEdit(string folder) : IDisposable
{
    private readonly Stack<Action> undo = new();

    /// <summary>Puts a file to a place, over the one that may be there.</summary>
    public void Put(string file, string target)
    {
        if (File.Exists(target))
        {
            var saved = Saved();

            // Copied, not moved: the file in the corpus is there at every moment.
            File.Copy(target, saved);
            undo.Push(() => File.Move(saved, target, overwrite: true));
        }
        else
        {
            undo.Push(() => File.Delete(target));
        }

        File.Move(file, target, overwrite: true);
    }

    /// <summary>Takes a file out; does nothing where there is none.</summary>
    public void Remove(string target)
    {
        if (File.Exists(target))
        {
            var saved = Saved();
            File.Move(target, saved);
            undo.Push(() => File.Move(saved, target, overwrite: true));
        }
    }

    /// <summary>Lets the changes be.</summary>
    public void Keep() => undo.Clear();

    /// <summary>Brings back what was there before.</summary>
    public void Undo()
    {
        while (undo.TryPop(out var step))
        {
            step();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Undo();
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // What is left in it harms nobody.
        }
    }

    private string Saved() => Path.Combine(folder, $"{Guid.NewGuid():N}.saved");
}

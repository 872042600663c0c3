using Assistant.Web.Api;
using Xunit;

namespace Assistant.Web.Tests.Api;

public sealed class CorpusEditTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-edit-");

    [Fact]
    public void WhatIsNotKeptIsAsItWas()
    {
        var (old, gone, added) = (Named("old.txt", "old"), Named("gone.txt", "gone"), Path.Combine(folder.FullName, "added.txt"));
        var own = folder.CreateSubdirectory("own").FullName;
        using (var edit = new CorpusEdit(own))
        {
            edit.Put(Named("own/1", "new"), old);
            edit.Put(Named("own/2", "new"), added);
            edit.Remove(gone);
            Assert.Equal("new", File.ReadAllText(old));
            Assert.False(File.Exists(gone));
        }

        Assert.Equal("old", File.ReadAllText(old));
        Assert.Equal("gone", File.ReadAllText(gone));
        Assert.False(File.Exists(added));
        Assert.False(Directory.Exists(own));
    }

    [Fact]
    public void WhatIsKeptStays()
    {
        var old = Named("old.txt", "old");
        using (var edit = new CorpusEdit(folder.CreateSubdirectory("own").FullName))
        {
            edit.Put(Named("own/1", "new"), old);
            edit.Keep();
        }

        Assert.Equal("new", File.ReadAllText(old));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Named(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}

using Assistant.Core.Documents;
using Xunit;

namespace Assistant.Tests.Documents;

public sealed class SourceFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-tests-");

    [Fact]
    public void AFileThatChangesWhileItIsReadIsLeftForTheNextTime()
    {
        var path = Path.Combine(folder.FullName, "a.txt");
        File.WriteAllText(path, "各位代表");

        var error = Assert.Throws<ReportFormatException>(() => SourceFile.Read(path, file =>
            {
                var bytes = File.ReadAllBytes(file);
                File.AppendAllText(file, "：现在报告工作。");
                return bytes;
            }));

        Assert.Contains("changed while it was read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfTwoHundredMillionBytesIsNotRead()
    {
        var path = Path.Combine(folder.FullName, "a.txt");
        using (var file = File.Create(path))
        {
            file.SetLength(200_000_000);
        }

        Assert.Contains(
            "200 million bytes",
            Assert.Throws<ReportFormatException>(() => SourceFile.Read(path)).Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => folder.Delete(recursive: true);
}

using Assistant.Cli;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Cli;

/// <summary>The files that <c>verify</c> writes.</summary>
public sealed class DraftFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("draft.docx", "draft.docx", null, "is the draft itself")]
    [InlineData("draft.docx", "./draft.docx", null, "is the draft itself")]
    [InlineData("draft.docx", null, "draft.docx", "is the draft itself")]
    [InlineData("draft.docx", "none/checked.docx", null, "there is no folder")]
    [InlineData("draft.docx", null, "none/list.csv", "there is no folder")]
    [InlineData("draft.docx", "checked.txt", null, "must end in .docx")]
    [InlineData("draft.docm", "checked.docx", null, "must end in .docm")]
    [InlineData("draft.txt", "checked.docx", null, "must end in .md")]
    [InlineData("draft.docx", null, "list.xlsx", "must end in .csv or .docx")]
    [InlineData("draft.docx", "same.docx", "same.docx", "the same file")]
    [InlineData("draft.docx", ".", null, "is a folder")]
    [InlineData(null, "checked.md", null, "needs one draft")]
    public void WhatCannotBeWrittenIsSaidBeforeAnythingIsRead(string? draft, string? marked, string? list, string fault) =>
        Assert.Contains(Faults(draft, marked, list), f => f.Contains(fault, StringComparison.Ordinal));

    [Theory]
    [InlineData("draft.docx", "checked.docx", "list.csv")]
    [InlineData("draft.DOCX", "checked.docx", "list.docx")]
    [InlineData("draft.docx", "checked.md", null)]
    [InlineData("draft.txt", "checked.md", null)]
    [InlineData("-", "checked.md", "list.csv")]
    public void WhatCanBeWrittenHasNoFault(string draft, string marked, string? list) => Assert.Empty(Faults(draft, marked, list));

    [Fact]
    public void ALinkToTheDraftIsTheDraft()
    {
        File.WriteAllText(At("draft.docx"), "x");
        File.CreateSymbolicLink(At("link.docx"), At("draft.docx"));

        Assert.Contains(Faults("draft.docx", "link.docx", null), f => f.Contains("is the draft itself", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatFailsLeavesWhatWasThere()
    {
        File.WriteAllText(At("checked.docx"), "before");
        var draft = new CheckedDraft(
            "draft.docx",
            new byte[] { 1, 2, 3 },
            "x",
            new VerificationResult([], [], "", []),
            new CheckSlip(DateTimeOffset.UnixEpoch, "draft.docx", "", "1", 1, [], [])
        );

        Assert.ThrowsAny<Exception>(() => DraftFiles.Write(draft, new FileInfo(At("checked.docx")), null));

        Assert.Equal("before", File.ReadAllText(At("checked.docx")));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public async Task TheCommandMarksADraftAndListsWhatItChecked()
    {
        Directory.CreateDirectory(At("corpus"));
        File.WriteAllText(At("corpus/清河县-2021.txt"), Some.ReportText);
        var bytes = WordFile.Of(WordFile.P("2020年全县生产总值完成130.5亿元。"));
        File.WriteAllBytes(At("draft.docx"), bytes);
        File.SetAttributes(At("draft.docx"), FileAttributes.ReadOnly);
        var settings = new Dictionary<string, string> { ["Reading__Provider"] = "none" };

        var (code, output, error) = await CommandLine.RunAsync(
            folder.FullName,
            settings,
            ["verify", "draft.docx", "--out", "checked.docx", "--list", "list.csv", "--json", "--corpus", "corpus"]
        );
        var (again, _, refused) = await CommandLine.RunAsync(
            folder.FullName,
            settings,
            ["verify", "draft.docx", "--out", "draft.docx", "--corpus", "corpus"]
        );

        Assert.True(code == 0, error);
        Assert.Equal(2, again);
        Assert.Contains("is the draft itself", refused, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(At("draft.docx")));
        Assert.Equal(["130.5亿元"], new WordParts(File.ReadAllBytes(At("checked.docx"))).Anchored().Values);
        Assert.Contains("清河县-2021", File.ReadAllText(At("list.csv")), StringComparison.Ordinal);
        var json = System.Text.Json.JsonDocument.Parse(output).RootElement;
        var verdict = json.GetProperty("verdicts")[0];
        Assert.Equal(
            "130.5亿元",
            json.GetProperty("text").GetString()![
                verdict.GetProperty("figureStart").GetInt32()..verdict.GetProperty("figureEnd").GetInt32()
            ]
        );
        Assert.Equal("draft.docx", json.GetProperty("checked").GetProperty("file").GetString());
        Assert.Equal(64, json.GetProperty("checked").GetProperty("reports")[0].GetProperty("sha256").GetString()!.Length);
        File.SetAttributes(At("draft.docx"), FileAttributes.Normal);
    }

    private List<string> Faults(string? draft, string? marked, string? list)
    {
        FileInfo? Of(string? name) => name is null ? null : new FileInfo(At(name));
        return [.. DraftFiles.Faults(draft is null or "-" ? draft : At(draft), Of(marked), Of(list))];
    }

    private string At(string name) => Path.Combine(folder.FullName, name);
}

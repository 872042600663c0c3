using Assistant.Core.Briefing;
using Assistant.Tests.Support;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace Assistant.Tests.Briefing;

/// <summary>A brief as Word file and as Markdown.</summary>
public sealed class BriefFileTests
{
    private static readonly Brief Elderly = new BriefComposer(
        new FakeSnapshot(Some.Report(TwoYears.Before, "清河县-2020"), Some.Report(TwoYears.After, "清河县-2021"))
    ).Compose(new BriefRequest("养老服务", "清河县", 2021), CancellationToken.None);

    [Theory]
    [InlineData(BriefForm.Full)]
    [InlineData(BriefForm.OnePage)]
    public void TheFileIsValidOpenXml(BriefForm form)
    {
        using var document = Open(Elderly.In(form), form);

        Assert.Empty(
            new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Description} {e.Path?.XPath}")
        );
    }

    [Fact]
    public void CitationsAreFootnotesWithTheirSource()
    {
        using var document = Open(Elderly, BriefForm.Full);
        var main = document.MainDocumentPart!;

        var notes = main.FootnotesPart!.Footnotes!.Elements<Footnote>().Where(f => f.Id! > 0).ToList();
        Assert.Equal(Elderly.Citations.Count, notes.Count);
        Assert.Equal(notes.Select(n => n.Id!.Value), main.Document!.Descendants<FootnoteReference>().Select(r => r.Id!.Value));
        Assert.All(notes, n => Assert.Contains("清河县-202", n.InnerText, StringComparison.Ordinal));
    }

    [Fact]
    public void HeadingsAreHeadingsAndTheTableRepeatsItsFirstRow()
    {
        using var document = Open(Elderly, BriefForm.Full);
        var body = document.MainDocumentPart!.Document!.Body!;

        Assert.Equal(Elderly.Sections.Count, body.Descendants<ParagraphStyleId>().Count(s => s.Val == "Heading1"));
        Assert.NotNull(Assert.Single(body.Elements<Table>()).Elements<TableRow>().First().Descendants<TableHeader>().FirstOrDefault());
    }

    [Fact]
    public void TheLabelIsInTheTextAndInTheMetadata()
    {
        using var document = Open(Elderly, BriefForm.Full);

        Assert.Equal(Brief.MadeByProgram, document.PackageProperties.Description);
        Assert.Contains(Brief.MadeByProgram, document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Contains(Brief.MadeByProgram, BriefMarkdown.Write(Elderly), StringComparison.Ordinal);
    }

    [Fact]
    public void ControlCharactersOfATopicDoNotBreakTheFile()
    {
        using var document = Open(Elderly with { Title = "关于\u0001“养老\u0000服务”" }, BriefForm.Full);

        Assert.Empty(new OpenXmlValidator().Validate(document));
    }

    [Fact]
    public void EveryMarkOfTheMarkdownHasItsSource()
    {
        var text = BriefMarkdown.Write(Elderly);

        Assert.All(Elderly.Citations, c => Assert.Contains($"\n[{c.Mark}] ", text, StringComparison.Ordinal));
    }

    private static WordprocessingDocument Open(Brief brief, BriefForm form) =>
        WordprocessingDocument.Open(new MemoryStream(BriefDocx.Write(brief, form)), false);
}

using System.Text;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using UglyToad.PdfPig;
using Xunit;

namespace Assistant.Tests.Documents;

/// <summary>Whole reports, printed to PDF and read again.</summary>
public sealed class PrintedReportsTests
{
    private const double Least = 0.98;

    // So much text around a figure is looked for on its page.
    private const int Around = 10;

    public static TheoryData<string, string> Printed()
    {
        var all = new TheoryData<string, string>();
        foreach (var report in (string[])["广东省-2025", "上海市-2025", "国务院-2015", "博野县-2024", "乌鲁木齐市-2024"])
        {
            all.Add(report, "LibreOffice");
            all.Add(report, "Chromium");
        }

        return all;
    }

    [Theory(Explicit = true)]
    [Trait("Category", "Long")]
    [MemberData(nameof(Printed))]
    public void APrintedReportGivesItsLedgerItsPassagesAndItsPages(string name, string printer)
    {
        var paragraphs = new ReportReader().Read(Repository.Shared($"corpus/reports/{name}.txt")).Text.Value.Split('\n');
        var title = $"{name.Split('-')[1]}年{name.Split('-')[0]}政府工作报告";
        string[] lines = [title, .. paragraphs];
        var bytes = printer == "Chromium" ? PrintedReport.ByChromium(title, lines) : PrintedReport.ByLibreOffice(title, lines);
        Compare(Read($"{name}.txt", Encoding.UTF8.GetBytes(string.Join('\n', lines))), Read($"{name}.pdf", bytes), bytes, title);
    }

    private static void Compare(Report text, Report printed, byte[] bytes, string title)
    {
        var (expected, read) = (Ledger(text), Ledger(printed));
        var same = expected.Intersect(read).Count();
        var (passages, passagesRead) = (Passages(text), Passages(printed));
        var kept = passages.Intersect(passagesRead).Count();
        var heads = Seen(printed.Text.Value).Split(title).Length - Seen(text.Text.Value).Split(title).Length;
        var wrong = WrongPages(printed, bytes);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{text.Name}: pages {printed.PageStarts.Count}, figures {same} of {expected.Count} (read {read.Count}), passages {kept} of {passages.Count}, heads left {heads}, figures on a wrong page {wrong.Count}"
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', passages.Except(passagesRead).Take(6).Select(p => "  lost " + p))
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', passagesRead.Except(passages).Take(6).Select(p => "  new  " + p))
        );
        Assert.True(same >= Least * Math.Max(expected.Count, read.Count), $"figures: {same} of {expected.Count}, {read.Count} read");
        Assert.True(kept >= Least * passages.Count, $"passages: {kept} of {passages.Count}");
        Assert.Equal(0, heads);
        Assert.Empty(wrong);
    }

    // What is printed on a page is asked of the letters of the page, not of what was read of them.
    private static List<string> WrongPages(Report printed, byte[] bytes)
    {
        using var document = PdfDocument.Open(bytes);
        var pages = document.GetPages().Select(p => Squeeze(string.Concat(p.Letters.Select(l => l.Value)))).ToList();
        Assert.Equal(pages.Count, printed.PageStarts.Count);
        var text = printed.Text.Value;
        return
        [
            .. WordFile
                .Figures(printed)
                .Select(f => (Page: printed.PageStarts.Count(start => start <= f.Start), f.Start, f.End))
                .Select(f =>
                {
                    var from = Math.Max(printed.PageStarts[f.Page - 1], f.Start - Around);
                    var to = Math.Min(f.Page < pages.Count ? printed.PageStarts[f.Page] : text.Length, f.End + Around);
                    return (f.Page, Text: text[from..Math.Max(to, f.Start + 1)]);
                })
                .Where(f => !pages[f.Page - 1].Contains(Squeeze(f.Text), StringComparison.Ordinal))
                .Select(f => $"{f.Page}: {f.Text}"),
        ];
    }

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static Report Read(string name, byte[] bytes) => new ReportReader().Read($"/corpus/{name}", bytes);

    private static HashSet<string> Passages(Report report) =>
        [.. new SentencePassageSplitter().Split(report).Where(p => p.Kind != PassageKind.TitlePage).Select(p => Seen(p.Text))];

    private static string Seen(string text) => Squeeze(Assistant.Core.Language.SeenText.Of(text).Value.Normalize(NormalizationForm.FormKC));

    private static List<string> Ledger(Report report)
    {
        var all = WordFile
            .Figures(report)
            .Select(f => $"{f.Indicator}|{f.Value}|{f.ValueTo}|{f.Unit}|{f.Modifier}|{f.PeriodStart}|{f.PeriodEnd}|{f.Status}|{f.Kind}");

        // One that occurs twice counts twice.
        return [.. all.GroupBy(f => Seen(f)).SelectMany(g => g.Select((_, i) => $"{g.Key}#{i}"))];
    }
}

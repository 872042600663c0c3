using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>
/// Finds the paragraphs of a text that lost its line breaks: the title and what follows it, chapters by their numbers in order and by the words that
/// end their headings, leads after a dash, salutations.
/// </summary>
internal static partial class GluedText
{
    /// <summary>Shorter lines are left alone.</summary>
    public const int Shortest = 160;

    private const string Numerals = "一二三四五六七八九十";
    private const int TitlePage = 300;

    /// <summary>Offsets inside a line at which a paragraph begins; in no order, some perhaps twice.</summary>
    public static IEnumerable<int> Cuts(string line) =>
        TitleCuts(line).Concat(ChapterCuts(line)).Concat(Paragraph().Matches(line).Select(m => m.Index));

    private static IEnumerable<int> TitleCuts(string line)
    {
        var salutation = Salutation().Match(line, 0, Math.Min(line.Length, TitlePage));
        if (!salutation.Success)
        {
            yield break;
        }

        yield return salutation.Index;
        yield return salutation.Index + salutation.Length;
        foreach (Match part in TitlePart().Matches(line[..salutation.Index]))
        {
            yield return part.Index + part.Length;
        }
    }

    // 一、 after a sentence, then 二、 and so on: a number out of order is an item of a list.
    private static IEnumerable<int> ChapterCuts(string line)
    {
        var expected = 0;
        foreach (Match number in ChapterNumber().Matches(line))
        {
            if (expected < Numerals.Length && number.Groups["number"].Value == Numerals[expected].ToString())
            {
                expected++;
                yield return number.Index;
            }
        }

        foreach (Match heading in ChapterHeading().Matches(line))
        {
            yield return heading.Index;
            yield return heading.Index + heading.Length;
        }
    }

    [GeneratedRegex(@"(?:各位代表|同志们)(?:、同志们)?[:：]")]
    private static partial Regex Salutation();

    // 2024年青柳县政府工作报告|2024年1月15日在…会议上|青柳县人民政府县长 …
    [GeneratedRegex(@"政府工作报告(?=[（(—]|(?:19|20)\d\d年)|会议?上[）)]?(?=\p{L})")]
    private static partial Regex TitlePart();

    [GeneratedRegex(@"(?<=[。！？：”）])\s*(?<number>[一二三四五六七八九十])、(?!产)")]
    private static partial Regex ChapterNumber();

    [GeneratedRegex(
        @"(?<=[。！？：”]\s*|^)(?:[一二三四五六七八九]、[^。；，！？：]{0,28}?|(?:(?:19|20)\d\d年|过去[一五]年|今年|今后五年)[^。；，！？：\d]{0,12}?)(?:回顾|总结|安排|打算|任务|目标|重点|部署|建议|要求|情况|成就|成绩|思路|意见|工作)(?=(?:19|20)\d\d年|今年|过去|刚刚|一年来|五年来|本届|各位代表|我们|做好|按照|根据|面对|[（(]一[）)]|“?十[一二三四]五)"
    )]
    private static partial Regex ChapterHeading();

    [GeneratedRegex(@"(?<=[。！？”])\s*(?=——\p{L}|各位代表[:：！!])")]
    private static partial Regex Paragraph();
}

using System.Text;
using System.Text.Json;
using Assistant.Core.Language;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Language;

/// <summary>What the word lists must keep to, so that they hold for any government report.</summary>
public sealed class LexiconDataTests
{
    private static readonly string[] Keys = ["term", "kind", "forms", "related", "hints", "en"];
    private static readonly IReadOnlyList<Line> Lines = [.. File.ReadLines(DataFile("lexicon.jsonl")).Select(Parse)];
    private static readonly IReadOnlyList<string[]> English =
    [
        .. File.ReadLines(DataFile("english.tsv")).Where(l => l[0] != '#').Select(l => l.Split('\t')),
    ];

    [Fact]
    public void TheListsAreBroad()
    {
        Assert.InRange(Lines.Count, 900, 5000);
        Assert.InRange(Lines.Sum(l => l.Hints.Length), 5000, 30000);
        Assert.InRange(English.Count, 1500, 10000);
    }

    [Fact]
    public void NoConceptIsEmptyOrTwice()
    {
        Assert.All(Lines, l => Assert.True(l.Forms.Length + l.Related.Length + l.Hints.Length > 0, l.Term));
        Assert.Equal(Lines.Count, Lines.DistinctBy(l => SearchText.Normalize(l.Term)).Count());
    }

    [Fact]
    public void NoFormBelongsToTwoConcepts()
    {
        var forms = Lines.SelectMany(l => l.Forms.Append(l.Term).Select(SearchText.Normalize).Distinct().Select(form => (form, l.Term)));

        Assert.All(forms.GroupBy(f => f.form), f =>
            Assert.True(f.Count() == 1, $"'{f.Key}' is a form of {string.Join(" and ", f.Select(x => x.Term))}")
        );
    }

    [Fact]
    public void NoWordStandsTwiceInAConcept() => Assert.All(Lines, l =>
        {
            var words = l.Forms.Concat(l.Related).Concat(l.Hints).Append(l.Term).ToList();
            Assert.True(
                words.Count == words.Distinct().Count(),
                $"{l.Term}: {string.Join('|', words.GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key))}"
            );
        });

    [Fact]
    public void AHintLeadsToAtMostSixConcepts() =>
        Assert.All(Lines.SelectMany(l => l.Hints).GroupBy(h => h), h =>
            Assert.True(h.Count() <= 6, $"'{h.Key}' hints at {h.Count()} concepts")
        );

    [Fact]
    public void WordsAreNeitherSingleCharactersNorSentences() =>
        Assert.All(Lines, l => Assert.All(l.Forms.Concat(l.Related).Concat(l.Hints).Append(l.Term), w => Assert.InRange(w.Length, 2, 20)));

    [Fact]
    public void WordsAreLowerCaseWithoutFullWidthCharacters() =>
        Assert.All(Lines, l =>
            Assert.All(l.Forms.Concat(l.Related).Concat(l.Hints).Concat(l.English), w =>
                Assert.Equal(w, w.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
            )
        );

    [Fact]
    public void EnglishNamesHoldNoChinese() =>
        Assert.All(Lines.SelectMany(l => l.English).Concat(English.Select(e => e[0])), e =>
            Assert.True(e.Length > 1 && !e.Any(SearchText.IsHan) && !e.Any(char.IsAsciiLetterUpper), e)
        );

    [Fact]
    public void EachEnglishLineTranslatesOnePhraseOnce()
    {
        Assert.All(English, e => Assert.True(e.Length == 2 && e[1].Split('|').All(w => w.Length > 0), string.Join('\t', e)));
        Assert.Equal(English.Count, English.DistinctBy(e => e[0]).Count());
    }

    [Fact]
    public void NoPlaceIsNamed()
    {
        var places = File.ReadLines(Repository.Shared("corpus/divisions.csv"))
            .Skip(1)
            .Select(l => l.Split(',')[1].Trim('"'))
            .Where(n => n.Length > 2)
            .ToHashSet();
        var words = Lines.SelectMany(l => l.Forms.Concat(l.Related).Concat(l.Hints).Append(l.Term));

        Assert.DoesNotContain(words, places.Contains);
    }

    [Theory]
    [InlineData("GDP", "地区生产总值")]
    [InlineData("生产总值", "地区生产总值")]
    [InlineData("财政收入", "一般公共预算收入")]
    [InlineData("钱袋子", "一般公共预算收入")]
    [InlineData("腰包", "居民人均可支配收入")]
    [InlineData("坏账", "不良贷款")]
    [InlineData("空气", "PM2.5")]
    [InlineData("停车难", "停车位")]
    [InlineData("断头路", "断头路")]
    [InlineData("臭水沟", "黑臭水体")]
    [InlineData("打零工", "灵活就业")]
    [InlineData("低保户", "最低生活保障")]
    [InlineData("黑作坊", "食品安全")]
    [InlineData("打针", "疫苗接种")]
    [InlineData("老几", "排名")]
    [InlineData("general public budget revenue", "一般公共预算收入")]
    [InlineData("disposable income per capita", "居民人均可支配收入")]
    [InlineData("unemployment rate", "城镇登记失业率")]
    [InlineData("parking spaces", "停车位")]
    [InlineData("kindergarten", "幼儿园")]
    [InlineData("arable land", "耕地")]
    [InlineData("foreign direct investment", "实际利用外资")]
    [InlineData("intercity rail", "铁路")]
    public void WordsOfTheStreetLeadToOfficialTerms(string word, string term) =>
        Assert.Contains(term, Lexicon.Default.Match(SearchText.Normalize(word)).Select(m => m.Concept.Term.ToUpperInvariant()));

    private static string DataFile(string name) => Path.Combine(Repository.Root, "src", "Assistant.Core", "Language", "Data", name);

    private static Line Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.All(root.EnumerateObject(), p => Assert.Contains(p.Name, Keys));
        return new Line(
            root.GetProperty("term").GetString()!,
            Words(root, "forms"),
            Words(root, "related"),
            Words(root, "hints"),
            Words(root, "en")
        );
    }

    private static string[] Words(JsonElement root, string key) =>
        root.TryGetProperty(key, out var list) ? [.. list.EnumerateArray().Select(e => e.GetString()!)] : [];

    private sealed record Line(string Term, string[] Forms, string[] Related, string[] Hints, string[] English);
}

using System.Text.Json;
using Assistant.Core.Language;
using Assistant.Tests.Support;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Language;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("ＧＤＰ 增长８％", "gdp增长8%")]
    [InlineData("財政收入", "财政收入")]
    [InlineData("⼯⾚⽐⾼⻓⻚", "工赤比高长页")]
    [InlineData("第十一位", "第11位")]
    [InlineData("百分之八", "8%")]
    [InlineData("二十三个", "23个")]
    [InlineData("三农、一窗办、十三五", "三农、一窗办、十三五")]
    [InlineData("1,314,000万元", "1314000万元")]
    [InlineData("“最多跑一次”——改革", "\"最多跑一次\"--改革")]
    [InlineData("R&D 经费", "r&d经费")]
    [InlineData("World  Expo", "world expo")]
    [InlineData("IP0报会", "ipo报会")]
    [InlineData("Ⅱ类水质", "2类水质")]
    public void BothSidesAreFoldedAlike(string text, string expected) => Assert.Equal(expected, SearchText.Normalize(text));

    [Fact]
    public void NormalizingTwiceIsNormalizingOnce() =>
        Texts().Sample(text => SearchText.Normalize(SearchText.Normalize(text)) == SearchText.Normalize(text));

    [Fact]
    public void TokensNeverThrowOnAnyString() => Texts().Sample(text => SearchText.Tokens(text) is not null);

    [Fact]
    public void TokensAreCharactersPairsAndWholeWords() =>
        Assert.Equal(["空", "空气", "气", "pm2.5", "5g", "r&d"], SearchText.Tokens("空气，PM2.5 5G，R&D"));

    [Theory]
    [InlineData("131.4亿元")]
    [InlineData("1314000万元")]
    [InlineData("13140000000元")]
    [InlineData("13,140,000,000元")]
    public void AnAmountMeetsItselfHoweverItIsWritten(string text) => Assert.Equal(["n13140000000"], SearchText.AmountTokens(text));

    [Theory]
    [InlineData("一百二十", 120)]
    [InlineData("十一", 11)]
    [InlineData("二〇一九", 2019)]
    [InlineData("两千零三", 2003)]
    [InlineData("4.6万亿", 4_600_000_000_000)]
    [InlineData("一千零二十万", 10_200_000)]
    [InlineData("廿三", 23)]
    public void ChineseNumbersAreRead(string text, double value)
    {
        Assert.True(ChineseNumber.TryParse(text, out var number));
        Assert.Equal((decimal)value, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("百")]
    [InlineData("个")]
    [InlineData("9999999999999999999999999999999999999999")]
    public void WhatIsNoNumberIsTold(string text) => Assert.False(ChineseNumber.TryParse(text, out _));

    [Fact]
    public void ChineseNumbersNeverThrow() =>
        Gen.Char["零一二三四五六七八九十百千万亿两廿0123456789."]
            .Array[0, 45]
            .Select(a => new string(a))
            .Sample(text => ChineseNumber.TryParse(text, out _) || true);

    [Theory]
    [InlineData("请问財政收入", false)]
    [InlineData("財政收入增長多少", true)]
    [InlineData("财政收入", false)]
    public void TraditionalWritingIsTold(string text, bool traditional) =>
        Assert.Equal(traditional, TraditionalChinese.LooksTraditional(text));

    [Fact]
    public void CharactersAreConvertedOneForOne()
    {
        Assert.Equal("这里的发展", TraditionalChinese.ToSimplified("這裡的發展"));
        Assert.Equal("報告裡沒有", TraditionalChinese.ToTraditional("报告里没有"));
    }

    [Fact]
    public void ATypoIsMendedOnlyWhereThePairIsUnknownAndAnotherIsKnown()
    {
        var known = new Dictionary<string, int>
        {
            ["财政"] = 9,
            ["政收"] = 5,
            ["收入"] = 9,
            ["入学"] = 3,
        };
        var corrector = new HomophoneCorrector(pair => known.GetValueOrDefault(pair));
        var none = new bool[10];

        Assert.Equal("财政收入", corrector.Correct("财正收入", none, none));
        Assert.Equal("财政收入", corrector.Correct("财政收入", none, none));
        Assert.Equal("天气如何", corrector.Correct("天气如何", none, none));
        Assert.Equal("财正收入", corrector.Correct("财正收入", [true, true, true, true], none));
    }

    [Theory]
    [InlineData("gdp", "地区生产总值")]
    [InlineData("生产总值", "地区生产总值")]
    [InlineData("财政收入", "一般公共预算收入")]
    [InlineData("腰包", "居民人均可支配收入")]
    [InlineData("坏账", "不良贷款")]
    [InlineData("空气", "pm2.5")]
    [InlineData("unemployment rate", "城镇登记失业率")]
    public void EverydayWordsAbbreviationsAndEnglishLeadToOfficialTerms(string word, string term) =>
        Assert.Contains(Lexicon.Default.Match(word), m => m.Concept.Term == term || m.Concept.Forms.Contains(term));

    [Fact]
    public void TheLongestWordIsMet() =>
        Assert.Equal(
            ["城镇居民人均可支配收入"],
            Lexicon
                .Default.Match("城镇居民人均可支配收入")
                .Where(m => m.Kind == LexiconMatchKind.Form)
                .Select(m => m.Concept.Forms[0])
                .Distinct()
        );

    [Fact]
    public void ALatinWordIsMetWholeOrNotAtAll() => Assert.DoesNotContain(Lexicon.Default.Match("sportage"), m => m.Length < 8);

    [Fact]
    public void TheWordListIsWellFormed()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "src", "Assistant.Core", "Language", "Data", "lexicon.jsonl"))
            .Select(l => JsonSerializer.Deserialize<JsonElement>(l))
            .ToList();
        var forms = new Dictionary<string, string>();
        foreach (var line in lines)
        {
            var term = line.GetProperty("term").GetString()!;
            Assert.InRange(term.Length, 2, 20);
            Assert.Equal(SearchText.Normalize(term), SearchText.Normalize(SearchText.Normalize(term)));
            foreach (var form in Words(line, "forms").Append(term).Distinct())
            {
                Assert.True(forms.TryAdd(form, term), $"'{form}' is a form of both '{term}' and '{forms.GetValueOrDefault(form)}'");
            }

            Assert.All(Words(line, "hints"), hint => Assert.InRange(hint.Length, 2, 16));
            Assert.True(line.EnumerateObject().Any(p => p.Name != "term"), $"'{term}' has no other word");
        }

        var hints = lines.SelectMany(l => Words(l, "hints")).GroupBy(h => h);
        Assert.All(hints, h => Assert.True(h.Count() <= 6, $"'{h.Key}' hints at {h.Count()} concepts"));
    }

    [Fact]
    public void TheWordListNamesNoPlace()
    {
        var places = File.ReadLines(Repository.Shared("corpus/divisions.csv"))
            .Skip(1)
            .Select(l => l.Split(',')[1].Trim('"'))
            .Where(n => n.Length > 2 && !n.EndsWith('区'))
            .ToHashSet();
        var text = File.ReadAllText(Path.Combine(Repository.Root, "src", "Assistant.Core", "Language", "Data", "lexicon.jsonl"));

        Assert.DoesNotContain(places, place => text.Contains($"\"{place}\"", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Words(JsonElement line, string key) =>
        line.TryGetProperty(key, out var list) ? list.EnumerateArray().Select(e => e.GetString()!) : [];

    private static Gen<string> Texts() =>
        Gen.OneOf(Gen.Char, Gen.Char["一二三十百两个第之分，,　 \n１２ＡII类iv0IP\uD83D\uDE00财財⾼"])
            .Array[0, 200]
            .Select(a => new string(a));
}

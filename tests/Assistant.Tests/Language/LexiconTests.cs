using Assistant.Core.Language;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Language;

/// <summary>How the lexicon is met in a text.</summary>
public sealed class LexiconTests
{
    private static readonly LexiconConcept Library = new("图书馆", ["图书馆"], ["文化馆", "书房"], ["借书"], ["library"]);
    private static readonly LexiconConcept Study = new("书房", ["书房", "城市书房"], [], ["看书的地方"], []);
    private static readonly LexiconConcept Translation = new("工厂", [], ["工厂", "企业"], [], ["factory"]);
    private readonly Lexicon lexicon = new([Library, Study, Translation]);

    [Fact]
    public void AFormIsAnsweredByFormsAHintAlsoByRelatedWords()
    {
        Assert.Equal(["书房", "城市书房"], Assert.Single(lexicon.Match("书房")).Alternatives);
        Assert.Equal(["图书馆", "文化馆", "书房"], Assert.Single(lexicon.Match("借书")).Alternatives);
    }

    [Fact]
    public void AFormWithRelatedWordsIsAlsoAHint() =>
        Assert.Equal([LexiconMatchKind.Form, LexiconMatchKind.Hint], lexicon.Match("图书馆").Select(m => m.Kind));

    [Fact]
    public void ARelatedWordLeadsToTheConceptUnlessItIsAFormElsewhere()
    {
        Assert.Same(Library, Assert.Single(lexicon.Match("文化馆")).Concept);
        Assert.Same(Study, Assert.Single(lexicon.Match("书房")).Concept);
    }

    [Fact]
    public void ATranslationIsMetByItsEnglishOnly()
    {
        Assert.Empty(lexicon.Match("工厂"));
        Assert.Equal(LexiconMatchKind.English, Assert.Single(lexicon.Match("factory")).Kind);
    }

    [Fact]
    public void PositionsAreThoseOfTheText()
    {
        var match = Assert.Single(lexicon.Match("去哪借书呢"));

        Assert.Equal((2, 2), (match.Start, match.Length));
    }

    [Fact]
    public void APluralCountsAsTheWordButALongerWordDoesNot()
    {
        Assert.Single(lexicon.Match("how many librarys"));
        Assert.Empty(lexicon.Match("librarysystem"));
    }

    [Theory]
    [InlineData("GDP", "地区生产总值", true)]
    [InlineData("财政收入", "一般公共预算收入", true)]
    [InlineData("细颗粒物", "PM2.5", true)]
    [InlineData("医保", "医疗保险", true)]
    [InlineData("社零", "社会消费品零售总额", true)]
    [InlineData("城镇登记失业率", "城镇调查失业率", false)]
    [InlineData("常住人口", "户籍人口", false)]
    [InlineData("腰包", "居民人均可支配收入", false)]
    [InlineData("不在表里的词", "不在表里的词", true)]
    public void OnlyTrueEquivalentsAreTheSame(string a, string b, bool same)
    {
        Assert.Equal(same, Lexicon.Default.SameConcept(a, b));
        Assert.Equal(same, Lexicon.Default.SameConcept(b, a));
    }

    [Fact]
    public void FormsHoldTheTermItself()
    {
        Assert.Contains("gdp", Lexicon.Default.Forms("地区生产总值"));
        Assert.Equal(["不在表里的词"], Lexicon.Default.Forms("不在表里的词"));
    }

    [Fact]
    public void MatchesLieInsideAnyText() =>
        Gen.OneOf(Gen.Char, Gen.Char["财政收入腰包就业空气质量 gdpm2.5s"])
            .Array[0, 80]
            .Sample(
                characters =>
                {
                    var text = SearchText.Normalize(new string(characters));
                    Assert.All(Lexicon.Default.Match(text), m =>
                        Assert.True(m.Start >= 0 && m.Length > 1 && m.Start + m.Length <= text.Length)
                    );
                },
                iter: 300
            );
}

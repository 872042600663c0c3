using Assistant.Core.Generation;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Generation;

public sealed class SentenceStreamTests
{
    [Theory]
    [InlineData("甲增长4%。[1]乙下降3.5%。[2][3]\n丙", "甲增长4%。[1]|乙下降3.5%。[2][3]|丙")]
    [InlineData("甲[1]。乙[2]。", "甲[1]。|乙[2]。")]
    [InlineData("他说：“甲。”[1]乙", "他说：“甲。”[1]|乙")]
    [InlineData("第一行\n第二行", "第一行|第二行")]
    [InlineData("\n\n", "")]
    [InlineData("甲。[1", "甲。[1")]
    public void SentencesEndBehindTheirMarks(string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Cut(text.Select(c => c.ToString())));

    [Fact]
    public void HowTheTextArrivesDoesNotMatterAndNothingIsLost() =>
        Gen.Select(Gen.Char["甲乙4.%。！？[]12\n “”"].Array[0, 200], Gen.Int[1, 9])
            .Sample(
                (characters, size) =>
                {
                    var text = new string(characters);
                    var sentences = Cut(text.Chunk(size).Select(c => new string(c)));
                    return sentences.SequenceEqual(Cut(text.Select(c => c.ToString()))) && Bare(string.Concat(sentences)) == Bare(text);
                }
            );

    [Fact]
    public void WhatNeverEndsIsCut() => Assert.True(Cut(Enumerable.Repeat("没有尽头", 1000)).Count > 4);

    private static List<string> Cut(IEnumerable<string> pieces)
    {
        var stream = new SentenceStream();
        List<string> sentences = [.. pieces.SelectMany(p => stream.Add(p).ToList()), .. new[] { stream.Finish() }.OfType<string>()];
        return [.. sentences.Where(s => s.Length > 0)];
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

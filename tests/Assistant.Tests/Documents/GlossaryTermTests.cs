using Assistant.Core.Documents;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Documents;

public sealed class GlossaryTermTests
{
    // Few characters, so that a question often names the term as printed, misread or shortened.
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["三办高质产业系+5"], 2, 12];

    [Fact]
    public void AQuestionThatNamesATermHasOneOfItsParts() =>
        Gen.Select(Texts, Texts, Texts)
            .Sample(
                (term, before, behind) =>
                {
                    foreach (
                        var question in (string[])[before + term + behind, before + behind, Misread(term), term[..1] + before + term[1..]]
                    )
                    {
                        Assert.True(
                            GlossaryTerm.Named(term, question) == 0
                                || GlossaryTerm.Parts(term).Intersect(GlossaryTerm.PartsIn(question)).Any(),
                            $"{term} / {question}"
                        );
                    }
                },
                iter: 20_000
            );

    [Theory]
    [InlineData("放管服", "啥叫放官服", true)]
    [InlineData("放管服", "放心管理服务", false)]
    [InlineData("5+3+4现代产业体系", "5+3+4产业体系", true)]
    public void ATermIsLookedForWhereItMayBeNamed(string term, string question, bool isLookedFor) =>
        Assert.Equal(isLookedFor, GlossaryTerm.Parts(term).Intersect(GlossaryTerm.PartsIn(question)).Any());

    [Fact]
    public void APastedTextIsNotCutIntoPartsWithoutEnd() =>
        Assert.True(GlossaryTerm.PartsIn(new string('一', 80_000) + "放管服").Count < 4_000);

    private static string Misread(string term) => term.Length < 3 ? term : term[..1] + "僵" + term[2..];
}

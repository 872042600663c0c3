using Assistant.Core.Questions;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Questions;

public sealed class TurnRoleModelTests
{
    [Theory]
    [InlineData("去年居民收入多少", "农村的呢", TurnRole.Leans)]
    [InlineData("去年财政收入多少", "小区充电桩装了多少个", TurnRole.StandsAlone)]
    [InlineData("去年财政收入多少", "谢谢", TurnRole.SmallTalk)]
    [InlineData("城镇居民收入多少", "不是，我问的是农村的", TurnRole.Corrects)]
    public void ATurnHasARoleBesideTheOneBefore(string before, string turn, TurnRole role) =>
        Assert.Equal(role, TurnRoleModel.Default.RoleOf(TurnFeatures.Of(turn, [before])));

    [Fact]
    public void TheProbabilitiesOfTheRolesAddUpToOne() =>
        Gen.Char["去年财政收入多少呢谢谢不是农村的回到"]
            .Array[0, 12]
            .Select(a => new string(a))
            .Sample(text =>
                TurnRoleModel.Default.Probabilities(TurnFeatures.Of(text, ["去年财政收入多少"])) is var probabilities
                && probabilities.Length == TurnRoleModel.Roles.Count
                && Math.Abs(probabilities.Sum() - 1) < 1e-9
            );

    [Fact]
    public void AModelReadsBackAsItWasWritten()
    {
        var model = new TurnRoleModel([0, 1, 0, 0, 0], new Dictionary<string, double[]> { ["呢"] = [0, 2.5, 0, 0, 0] });

        var read = TurnRoleModel.Parse(model.Write());

        Assert.Equal(model.Probabilities(["呢"]), read.Probabilities(["呢"]));
    }

    [Theory]
    [InlineData("呢\t1\t2")]
    [InlineData("呢\t1\t2\t3\t4\tx")]
    [InlineData("呢\t1\t2\t3\t4\t5")]
    public void ABrokenFileIsRefused(string text) => Assert.Throws<InvalidDataException>(() => TurnRoleModel.Parse(text));

    [Fact]
    public void WhatATurnSharesWithTheOneBeforeIsAFeature()
    {
        var features = TurnFeatures.Of("财政收入增长多少", ["财政收入多少"]);

        Assert.Contains("last>=before", features);
        Assert.Contains("turns:1", features);
        Assert.DoesNotContain("shared:0", features);
    }

    [Fact]
    public void PlacesAndYearsAreNoContent() =>
        Assert.Equal(["收入", "政收", "财政"], TurnFeatures.Pairs("2019年财政收入多少").Order(StringComparer.Ordinal));
}

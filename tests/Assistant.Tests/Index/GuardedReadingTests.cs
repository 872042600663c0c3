using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Index;

public sealed class GuardedReadingTests
{
    [Fact]
    public void WithoutAModelNothingIsRead()
    {
        Assert.Null(GuardedReading.None.Claim("财政收入增长", "财政收入增长5%"));
    }

    [Fact]
    public void WhatTheModelSaysIsPassedOn()
    {
        var reading = new GuardedReading(new ScriptedReading((_, _) => [-1, -2, -3]));

        Assert.Equal([-1, -2, -3], reading.Claim("说法", "原文"));
    }

    [Fact]
    public void AModelThatFailsTakesNothingWithItAndItsTurnIsTold()
    {
        var (health, notices) = (new ServiceHealth(), new Notices());
        var reading = new GuardedReading(new ScriptedReading((_, _) => throw new InvalidDataException("broken")), health, notices);

        Assert.Null(reading.Claim("说法", "原文"));
        Assert.Equal(NoticeKind.NotRead, Assert.Single(notices.All).Kind);
        Assert.Contains("broken", health.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelThatServesAgainIsHealthy()
    {
        var (health, fails) = (new ServiceHealth(), true);
        var reading = new GuardedReading(
            new ScriptedReading((_, _) => fails ? throw new InvalidDataException("broken") : [-1, -2, -3]),
            health
        );
        reading.Claim("说法", "原文");
        fails = false;

        Assert.NotNull(reading.Claim("说法", "原文"));
        Assert.Null(health.Fault);
    }

    [Fact]
    public void ACancelledReadingIsNoFault()
    {
        var reading = new GuardedReading(new ScriptedReading((_, _) => throw new OperationCanceledException()), new ServiceHealth());

        Assert.Throws<OperationCanceledException>(() => reading.Claim("说法", "原文"));
    }
}

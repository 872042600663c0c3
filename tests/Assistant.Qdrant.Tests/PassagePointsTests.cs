using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;
using Xunit;

namespace Assistant.Qdrant.Tests;

public sealed class PassagePointsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AVectorIsReadAsOldAndNewServersWriteIt(bool old)
    {
        var point = PassagePoints.Of(
            new PassageRecord
            {
                Id = "a#0",
                Report = "a",
                Place = "",
                Year = 0,
                Status = "Actual",
                Text = "t",
                Tokens = "",
            },
            4,
            null
        );
        var vectors = new VectorsOutput { Vectors = new NamedVectorsOutput() };

        // Up to 1.15 servers filled the first fields alone.
        vectors.Vectors.Vectors["meaning"] = old
            ? new VectorOutput { Data = { 0.6f, 0.8f } }
            : new VectorOutput { Dense = new DenseVector { Data = { 0.6f, 0.8f } } };

        Assert.Equal([0.6f, 0.8f], PassagePoints.Record(point.Payload, vectors).Vector.ToArray());
    }

    [Fact]
    public void APassageWithoutWordsAndMeaningIsAPointAllTheSame()
    {
        var point = PassagePoints.Of(
            new PassageRecord
            {
                Id = "a#0",
                Report = "a",
                Place = "",
                Year = 0,
                Status = "Actual",
                Text = "t",
                Tokens = "",
            },
            4,
            "r"
        );

        Assert.Empty(point.Vectors.Vectors_.Vectors);
        Assert.Equal("r", point.Payload["revision"].StringValue);
    }
}

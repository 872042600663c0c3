using System.ComponentModel.DataAnnotations;
using Xunit;

namespace Assistant.Qdrant.Tests;

public sealed class QdrantOptionsTests
{
    [Fact]
    public void TheDefaultsAreValidAndNameNoServer()
    {
        Assert.Empty(Faults(new QdrantOptions()));
        Assert.Null(QdrantSearchServer.Create(new QdrantOptions()));
    }

    [Fact]
    public void EveryBadValueIsNamedWithTheCure()
    {
        Assert.Contains(
            "Qdrant:Endpoint 'localhost:6334'",
            Faults(new QdrantOptions { Endpoint = "localhost:6334" }),
            StringComparison.Ordinal
        );
        Assert.Contains("Qdrant:Collection 'a/b'", Faults(new QdrantOptions { Collection = "a/b" }), StringComparison.Ordinal);
        Assert.Contains("Qdrant:Shards must", Faults(new QdrantOptions { Shards = 0 }), StringComparison.Ordinal);
        Assert.Contains("Qdrant:Replicas must", Faults(new QdrantOptions { Replicas = 0 }), StringComparison.Ordinal);
        Assert.Contains("Qdrant:DeadlineSeconds must", Faults(new QdrantOptions { DeadlineSeconds = 0 }), StringComparison.Ordinal);
        Assert.Contains("Qdrant:BatchSize must", Faults(new QdrantOptions { BatchSize = 0 }), StringComparison.Ordinal);
        Assert.Contains("Qdrant:Endpoint is empty", Faults(new QdrantOptions { Required = true }), StringComparison.Ordinal);
        Assert.Contains(
            "'/nowhere.pem' is no file with certificates",
            Faults(new QdrantOptions { CertificateAuthority = "/nowhere.pem" }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is no file with certificates",
            Faults(new QdrantOptions { CertificateAuthority = typeof(QdrantOptions).Assembly.Location }),
            StringComparison.Ordinal
        );
    }

    private static string Faults(QdrantOptions options)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return string.Join("; ", faults.Select(f => f.ErrorMessage));
    }
}

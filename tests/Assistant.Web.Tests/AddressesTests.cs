using Assistant.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>Where the host listens, and what is wrong with an address.</summary>
public sealed class AddressesTests
{
    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://*:80;https://[::1]:8443")]
    [InlineData("http://127.0.0.1:0/")]
    [InlineData("http://unix:/run/assistant.sock")]
    [InlineData("")]
    public void AnAddressOfAspNetIsGood(string urls) => Assert.Null(Addresses.Fault(Settings(("urls", urls))));

    [Theory]
    [InlineData("localhost:5080")]
    [InlineData("5080")]
    [InlineData("ftp://localhost:5080")]
    [InlineData("http://localhost:x")]
    [InlineData("http://localhost:70000")]
    [InlineData("http://localhost:5080/page")]
    [InlineData("http://localhost:5080;nonsense")]
    public void ABadAddressIsNamedWithTheCure(string urls)
    {
        var fault = Addresses.Fault(Settings(("urls", urls)));

        Assert.Contains(urls.Split(';')[^1], fault, StringComparison.Ordinal);
        Assert.Contains("give one such as http://localhost:5080", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http_ports", "many")]
    [InlineData("https_ports", "5443;70000")]
    public void ABadPortIsNamed(string setting, string ports) =>
        Assert.Contains(
            $"'{ports.Split(';')[^1]}' in ASPNETCORE_{setting.ToUpperInvariant()} is no port",
            Addresses.Fault(Settings((setting, ports))),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(null, null, "http://localhost:5080")]
    [InlineData("urls", "http://localhost:7001", "http://localhost:7001")]
    [InlineData("http_ports", "7001", null)]
    [InlineData("https_ports", "7001", null)]
    [InlineData("Kestrel:Endpoints:Page:Url", "http://localhost:7001", null)]
    public void TheDefaultServesWhereNothingIsNamed(string? setting, string? value, string? urls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        foreach (var name in (string[])["urls", "http_ports", "https_ports"])
        {
            builder.Configuration[name] = null;
        }

        if (setting is not null)
        {
            builder.Configuration[setting] = value;
        }

        builder.ListenAtHomeByDefault();

        Assert.Equal(urls, builder.Configuration["urls"]);
    }

    private static IConfigurationRoot Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
}

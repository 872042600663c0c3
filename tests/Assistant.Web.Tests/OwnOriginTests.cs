using Assistant.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>Which names of the host are served, and which origin belongs to them.</summary>
public sealed class OwnOriginTests
{
    [Theory]
    [InlineData("xn--fiq228c.example", "https://xn--fiq228c.example", 200)]
    [InlineData("xn--fiq228c.example", "https://xn--zfr164b.example", 403)]
    [InlineData("reports.example", "https://reports.example", 200)]
    [InlineData("reports.example", "http://reports.example", 200)]
    [InlineData("reports.example", "http://reports.example:8080", 403)]
    [InlineData("reports.example:8080", "http://reports.example:8080", 200)]
    [InlineData("reports.example:8080", "http://reports.example", 403)]
    [InlineData("[::1]:5080", "http://[::1]:5080", 200)]
    public async Task TheOriginIsThatOfTheHostByNameAndPort(string host, string origin, int status) =>
        Assert.Equal(status, await StatusAsync(host, origin));

    [Fact]
    public async Task ANamedOriginMayBeWrittenInChinese() =>
        Assert.Equal(200, await StatusAsync("reports.example", "https://xn--zfr164b.example", "https://政务.example"));

    [Theory]
    [InlineData("*", "anything.example", "/", 200)]
    [InlineData("reports.example", "127.0.0.1", "/", 400)]
    [InlineData("reports.example", "127.0.0.1", "/health/live", 200)]
    [InlineData("reports.example", "", "/", 200)]
    [InlineData("", "", "/", 200)]
    [InlineData("", "reports.example", "/", 400)]
    [InlineData("*.example", "reports.example:8080", "/", 200)]
    [InlineData("政务.example", "xn--zfr164b.example", "/", 200)]
    public async Task TheHostIsOneOfThoseThatTheSettingsName(string named, string host, string path, int status) =>
        Assert.Equal(status, await StatusAsync(host, string.Empty, hosts: named, path: path));

    private static async Task<int> StatusAsync(
        string host,
        string origin,
        string named = "",
        string hosts = "xn--fiq228c.example;reports.example;[::1]",
        string path = "/"
    )
    {
        var settings = new ConfigurationManager { ["AllowedHosts"] = hosts };
        var origins = new Origins(
            _ => Task.CompletedTask,
            Options.Create(new ServingOptions { AllowedOrigins = named }),
            settings,
            NullLogger<Origins>.Instance
        );
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Host = HostString.FromUriComponent(host);
        context.Request.Path = path;
        context.Request.Headers.Origin = origin;

        await origins.InvokeAsync(context);

        return context.Response.StatusCode;
    }
}

using System.ComponentModel.DataAnnotations;
using System.Net;
using Assistant.Web.Hosting;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests;

public sealed class ServingTests
{
    [Theory]
    [InlineData("https://portal.example/path", "", "Serving:AllowedOrigins")]
    [InlineData("*", "", "Serving:AllowedOrigins")]
    [InlineData("", "10.0.0.0/99", "Serving:KnownProxies")]
    [InlineData("", "proxy", "Serving:KnownProxies")]
    public void ABadValueIsNamed(string origins, string proxies, string setting)
    {
        var options = new ServingOptions { AllowedOrigins = origins, KnownProxies = proxies };

        var fault = Assert.Single(options.Validate(new ValidationContext(options)));

        Assert.Contains(setting, fault.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BehindAKnownProxyClientsAreKeptAtHttps()
    {
        await using var assistant = new RunningAssistant(
            true,
            ("Serving:Https", "true"),
            ("Serving:KnownProxies", "127.0.0.0/8;::1"),
            ("AllowedHosts", "reports.example")
        );
        await assistant.InitializeAsync();

        using var plain = await AskAsync(assistant, "http");
        using var secure = await AskAsync(assistant, "https");

        Assert.Equal("https://reports.example/api/reports", plain.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, secure.StatusCode);
        Assert.Equal("max-age=2592000", secure.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task TheNameThatAKnownProxyGivesIsTheOneThatIsChecked()
    {
        await using var assistant = new RunningAssistant(
            true,
            ("Serving:Https", "true"),
            ("https_port", "8443"),
            ("Serving:KnownProxies", "127.0.0.0/8;::1"),
            ("AllowedHosts", "reports.example")
        );
        await assistant.InitializeAsync();

        using var named = await AskAsync(assistant, "http");
        using var stranger = await AskAsync(assistant, "http", host: "evil.example");

        Assert.Equal("https://reports.example:8443/api/reports", named.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);
    }

    [Fact]
    public async Task ClientsBehindTwoKnownProxiesAreCountedEach()
    {
        await using var assistant = new RunningAssistant(
            true,
            ("Serving:KnownProxies", "127.0.0.0/8;::1;10.1.1.1"),
            ("AllowedHosts", "reports.example"),
            ("Limits:PerMinute", "1")
        );
        await assistant.InitializeAsync();

        using var first = await AskAsync(assistant, "http", "203.0.113.7, 10.1.1.1");
        using var other = await AskAsync(assistant, "http", "203.0.113.8, 10.1.1.1");
        using var again = await AskAsync(assistant, "http", "203.0.113.7, 10.1.1.1");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, again.StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(
        RunningAssistant assistant,
        string scheme,
        string client = "203.0.113.7",
        string host = "reports.example"
    )
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{assistant.Address}/api/reports");
        request.Headers.Add("X-Forwarded-For", client);
        request.Headers.Add("X-Forwarded-Host", host);
        request.Headers.Add("X-Forwarded-Proto", scheme);
        return await http.SendAsync(request);
    }
}

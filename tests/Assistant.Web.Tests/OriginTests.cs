using System.Net;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>Which pages and which names of the host are served.</summary>
public sealed class OriginTests(OriginTests.AllowingHost host) : IClassFixture<OriginTests.AllowingHost>
{
    public sealed class AllowingHost : IAsyncLifetime
    {
        internal RunningAssistant Assistant { get; } =
            new(true, ("Serving:AllowedOrigins", "https://portal.example"), ("Serving:KnownProxies", "10.9.8.7"));

        public ValueTask InitializeAsync() => Assistant.InitializeAsync();

        public ValueTask DisposeAsync() => Assistant.DisposeAsync();
    }

    [Theory]
    [InlineData("/chat/negotiate?negotiateVersion=1")]
    [InlineData("/api/reports")]
    public async Task APageOfAnotherSiteIsRefused(string path)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(path, ("Origin", "http://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(path, ("Origin", "null")));
    }

    [Fact]
    public async Task ThePageOfTheHostItselfIsServed() =>
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/api/reports", ("Origin", host.Assistant.Address)));

    [Fact]
    public async Task AnotherPortIsAnotherSite() =>
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("/api/reports", ("Origin", "http://127.0.0.1:1")));

    [Fact]
    public async Task ASiteThatTheSettingsNameIsServedAndMayRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/reports");
        request.Headers.Add("Origin", "https://portal.example");

        using var response = await host.Assistant.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("https://portal.example", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task AHostThatNobodyNamedIsNotServed() =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("/api/reports", ("Host", "evil.example")));

    [Fact]
    public async Task AStrangerIsNotBelievedWhenItNamesAnotherHost() =>
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await StatusAsync("/api/reports", ("X-Forwarded-Host", "evil.example"), ("Origin", "http://evil.example"))
        );

    private async Task<HttpStatusCode> StatusAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(
            path.StartsWith("/chat", StringComparison.Ordinal) ? HttpMethod.Post : HttpMethod.Get,
            path
        );
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await host.Assistant.Http.SendAsync(request);
        return response.StatusCode;
    }
}

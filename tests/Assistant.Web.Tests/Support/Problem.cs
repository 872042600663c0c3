using System.Net;
using System.Text.Json;
using Xunit;

namespace Assistant.Web.Tests.Support;

/// <summary>Looks at what the host answers where it does not serve.</summary>
internal static class Problem
{
    /// <summary>The answer is a problem of RFC 9457 with its status, a number, and a word of what is wrong; it names no folder.</summary>
    public static async Task AssertAsync(HttpResponseMessage response, HttpStatusCode status, string word)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            using var json = JsonDocument.Parse(text);
            Assert.Equal((int)status, json.RootElement.GetProperty("status").GetInt32());
            Assert.Matches("^[0-9a-f]{8}$", json.RootElement.GetProperty("number").GetString());
            Assert.Contains(word, json.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Path.GetTempPath(), text, StringComparison.Ordinal);
        }
    }
}

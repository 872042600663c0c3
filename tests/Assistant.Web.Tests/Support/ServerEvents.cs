using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Xunit;

namespace Assistant.Web.Tests.Support;

/// <summary>Reads server-sent events.</summary>
internal static class ServerEvents
{
    /// <summary>The events that a request is answered with.</summary>
    public static Task<List<JsonElement>> PostAsync(HttpClient http, string address, object body) =>
        SendAsync(http, HttpMethod.Post, address, JsonContent.Create(body));

    /// <summary>The events that a request is answered with; each is named by its type.</summary>
    public static async Task<List<JsonElement>> SendAsync(HttpClient http, HttpMethod method, string address, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.True(response.IsSuccessStatusCode, await TextOfAsync(response));
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var events = new List<JsonElement>();
        await foreach (var item in SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync())
        {
            using var json = JsonDocument.Parse(item.Data);
            events.Add(json.RootElement.Clone());
            Assert.Equal(item.EventType, json.RootElement.GetProperty("type").GetString());
        }

        return events;
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage response) =>
        response.IsSuccessStatusCode ? string.Empty : await response.Content.ReadAsStringAsync();
}

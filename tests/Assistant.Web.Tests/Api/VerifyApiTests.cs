using System.Net;
using System.Text;
using System.Text.Json;
using Assistant.Core.Verification;
using Assistant.Web.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Xunit;

namespace Assistant.Web.Tests.Api;

/// <summary>The one address that judges drafts, for files.</summary>
public sealed class VerifyApiTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    private const string Draft = "2019年一般公共预算收入131.4亿元，增长5%。";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Fact]
    public async Task AFileIsJudgedWithWhatItWasCheckedWith()
    {
        using var json = JsonDocument.Parse(await (await SendAsync("稿子.docx", PlainDocument.Of(Draft))).Content.ReadAsStringAsync());

        Assert.Equal(2, json.RootElement.GetProperty("verdicts").GetArrayLength());
        Assert.Equal("稿子.docx", json.RootElement.GetProperty("checked").GetProperty("file").GetString());
        Assert.Contains(Draft, json.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Word, "")]
    [InlineData(null, "?format=docx")]
    public async Task AWordFileComesBackWithComments(string? accept, string query)
    {
        using var response = await SendAsync("../目录\\稿子.docx", PlainDocument.Of(Draft), accept, query);
        using var word = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        using var document = WordprocessingDocument.Open(word, isEditable: false);

        Assert.Equal(Word, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("稿子.checked.docx", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Contains("4%", document.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextFileThatIsWantedAsWordBecomesOne()
    {
        using var response = await SendAsync("稿子.txt", Encoding.UTF8.GetBytes(Draft), Word);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task TheListIsCommaSeparatedWithItsMark()
    {
        using var response = await SendAsync("稿子.txt", Encoding.UTF8.GetBytes(Draft), "text/csv");

        Assert.Equal([0xEF, 0xBB, 0xBF], (await response.Content.ReadAsByteArrayAsync())[..3]);
    }

    [Fact]
    public async Task AnUnknownFormatIsNamed() =>
        await Problem.AssertAsync(
            await SendAsync("稿子.txt", Encoding.UTF8.GetBytes(Draft), null, "?format=exe"),
            HttpStatusCode.BadRequest,
            "exe"
        );

    [Fact]
    public async Task ABrokenFormIsAProblem()
    {
        var content = new StringContent("x");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=xx");

        await Problem.AssertAsync(await assistant.Http.PostAsync("/api/verify", content), HttpStatusCode.BadRequest, "表单");
    }

    [Fact]
    public async Task WhatIsReadHasAHead()
    {
        using var response = await assistant.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/api/reports"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task AnEmptyQuestionOfABriefIsAProblem() =>
        await Problem.AssertAsync(
            await assistant.Http.PostAsync(
                "/api/brief/export",
                new StringContent("{\"topic\":\"养老服务\",\"place\":\"柯桥区\",\"questions\":[null]}", Encoding.UTF8, "application/json")
            ),
            HttpStatusCode.BadRequest,
            "text"
        );

    private Task<HttpResponseMessage> SendAsync(string name, byte[] bytes, string? accept = null, string query = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/verify" + query)
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } },
        };
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return assistant.Http.SendAsync(request);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Assistant.Core.Verification;
using Assistant.Web.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>Drafts that come as files, and files that are made of them.</summary>
public sealed class DraftFileTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    private const string Draft = "2019年一般公共预算收入131.4亿元，增长5%。";
    private static readonly byte[] OldWord = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static TheoryData<string, byte[], string> Unreadable =>
        new()
        {
            { "稿子.txt", [], "空的" },
            { "稿子.docx", OldWord, "旧版 Word" },
            { "稿子.doc", OldWord, "旧版 Word" },
            { "稿子.docx", Picture, "图片" },
            { "稿子.txt", Picture, "图片" },
            { "稿子.docx", Encoding.UTF8.GetBytes("这不是 Word 文件"), "读不出来" },
            { "稿子.docx", PlainDocument.Of(" \n"), "空的" },
        };

    [Theory]
    [InlineData("稿子.txt")]
    [InlineData("没有后缀")]
    public async Task ATextIsRead(string name) => Assert.Equal(Draft, await ReadAsync(name, Encoding.UTF8.GetBytes(Draft)));

    [Fact]
    public async Task AnOlderEncodingIsRead()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        Assert.Equal(Draft, await ReadAsync("稿子.txt", Encoding.GetEncoding("gb18030").GetBytes(Draft)));
    }

    [Fact]
    public async Task AWordFileIsRead() => Assert.Equal(Draft, await ReadAsync("../../稿子.docx", PlainDocument.Of(Draft)));

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task WhatCannotBeReadIsNamedInWords(string name, byte[] bytes, string fault)
    {
        var response = await SendAsync(name, bytes);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(fault, await DetailAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABookIsRefusedWithItsLength()
    {
        var response = await SendAsync("书.txt", Encoding.UTF8.GetBytes(new string('字', 250_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("250000", await DetailAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APastedDraftComesBackAsWordWithItsComments()
    {
        using var word = new MemoryStream(await ExportAsync("docx"));
        using var document = WordprocessingDocument.Open(word, isEditable: false);

        Assert.Contains(Draft, document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Contains("4%", document.MainDocumentPart.WordprocessingCommentsPart!.Comments!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFileOfADraftKeepsItsOwnName()
    {
        using var word = new MemoryStream(await ExportAsync("docx", PlainDocument.Of(Draft)));
        using var document = WordprocessingDocument.Open(word, isEditable: false);

        Assert.NotNull(document.MainDocumentPart!.WordprocessingCommentsPart);
    }

    [Theory]
    [InlineData("csv", "131.4亿元")]
    [InlineData("md", "✗")]
    public async Task TheListIsMadeAsAFile(string format, string part) =>
        Assert.Contains(part, Encoding.UTF8.GetString(await ExportAsync(format)), StringComparison.Ordinal);

    [Theory]
    [InlineData("exe", Draft)]
    [InlineData("csv", "")]
    public async Task AWrongExportIsRefused(string format, string text)
    {
        var response = await ExportedAsync(format, text, null);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<byte[]> ExportAsync(string format, byte[]? file = null)
    {
        var response = await ExportedAsync(format, Draft, file);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync();
    }

    private Task<HttpResponseMessage> ExportedAsync(string format, string text, byte[]? file)
    {
        var form = new MultipartFormDataContent { { new StringContent(text), "text" }, { new StringContent("讲话稿"), "name" } };
        if (file is not null)
        {
            form.Add(new ByteArrayContent(file), "file", "讲话稿.docx");
        }

        return assistant.Http.PostAsync($"/api/verify?format={format}", form);
    }

    private async Task<string?> ReadAsync(string name, byte[] bytes)
    {
        var response = await SendAsync(name, bytes);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("text").GetString();
    }

    private Task<HttpResponseMessage> SendAsync(string name, byte[] bytes)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return assistant.Http.PostAsync($"/api/drafts?name={Uri.EscapeDataString(name)}", content);
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("detail").GetString()!;
    }
}

using Assistant.Core.Contract;
using Assistant.Core.Language;
using Xunit;

namespace Assistant.Tests.Language;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("a\u001b[31mb", "a␛[31mb")]
    [InlineData("a\u007fb", "a␡b")]
    [InlineData("a\u0085\u009bb", "a⟦U+0085⟧⟦U+009B⟧b")]
    [InlineData("增长\u202e%4", "增长⟦U+202E⟧%4")]
    [InlineData("\u2066x\u2069", "⟦U+2066⟧x⟦U+2069⟧")]
    [InlineData("增长4%。\r\n\t😀", "增长4%。\r\n\t😀")]
    public void WhatSteersIsMarked(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void OnOneLineLineBreaksAreMarkedToo() => Assert.Equal("a␍␊b␉", VisibleText.OnOneLine("a\r\nb\t"));

    [Fact]
    public void JsonEscapesItAndStaysExact()
    {
        var json = System.Text.Json.JsonSerializer.Serialize("增长\u202e\u009b\u001b4%", AnswerJson.Options);

        Assert.Equal(json, VisibleText.Of(json));
        Assert.Equal("增长\u202e\u009b\u001b4%", System.Text.Json.JsonSerializer.Deserialize<string>(json));
    }
}

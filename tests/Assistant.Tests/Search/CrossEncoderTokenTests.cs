using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Assistant.Onnx;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Search;

/// <summary>The program has to cut texts as training did: src/training/tokens.py.</summary>
public sealed class CrossEncoderTokenTests
{
    // [PAD] 0, [UNK] 1, …, a 5, b 6, d 7, g 8, p 9, r 10, 0 11, 2 12, 4 13, 5 14, ##b 15, ##d 16, …, 增 24, 长 25, 年 26, 一 27, 带 28, 路 29, …
    private static readonly string[] Vocabulary =
    [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        .. "abdgpr0245".Select(c => $"{c}"),
        .. "bdgpr0245".Select(c => $"##{c}"),
        .. "增长年一带路结果。，：、“”%.&-".Select(c => $"{c}"),
    ];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    [Theory]
    [InlineData("GDP增长5.2%，R&D", 8, 16, 18, 24, 25, 14, 39, 12, 38, 1, 10, 40, 7)]
    [InlineData("２０２４年", 12, 20, 21, 22, 26)]
    [InlineData("“一带一路”", 36, 27, 28, 27, 29, 37)]
    [InlineData("「一带一路」", 1, 27, 28, 27, 29, 1)]
    [InlineData("增長", 24, 1)]
    [InlineData("PM2.5", 9, 1, 21, 39, 14)]
    [InlineData("ＧＤＰ　增长", 8, 16, 18, 24, 25)]
    [InlineData("5G", 14, 17)]
    [InlineData("2024-2025年", 12, 20, 21, 22, 41, 12, 20, 21, 23, 26)]
    [InlineData("g  d", 8, 7)]
    [InlineData("㎡", 1, 21)]
    [InlineData("①", 1)]
    [InlineData("5％", 14, 38)]
    [InlineData("é", new int[0])]
    [InlineData("a_b", 5, 6)]
    [InlineData("абв增长", 24, 25)]
    [InlineData("İb", 1, 1, 6)]
    [InlineData("𠀀年", 26)]
    [InlineData("😀年", 1, 26)]
    [InlineData("a\u200bb", 5, 1, 6)]
    [InlineData(" \r\n", new int[0])]
    public void ATextHasTheTokensOfTraining(string text, params int[] expected) =>
        Assert.Equal(expected, new CharacterTokenizer(Vocabulary).Encode(text, 100));

    [Fact]
    public void ALoneSurrogateIsAnUnknownSign() => Assert.Equal([1, 26, 12], new CharacterTokenizer(Vocabulary).Encode("\ud800年2", 100));

    [Fact]
    public void ATextIsCutAtItsEnd() => Assert.Equal([8, 16, 18], new CharacterTokenizer(Vocabulary).Encode("GDP增长", 3));

    [Fact]
    public async Task AWholeReportIsCutAsTrainingCutsIt()
    {
        string[] lines = [.. File.ReadLines(Repository.Keqiao).Where(l => l.Length > 0)];
        string[] vocabulary =
        [
            .. Vocabulary.Take(24),
            .. string.Concat(lines)
                .Normalize(NormalizationForm.FormKC)
                .ToLowerInvariant()
                .Distinct()
                .Where(c => c > 127 && c % 3 > 0)
                .Select(c => $"{c}"),
        ];
        var tokenizer = new CharacterTokenizer(vocabulary);

        var expected = await PythonAsync(vocabulary, lines);

        Assert.Equal(expected, lines.Select(l => string.Join(' ', tokenizer.Encode(l, 1000))));
    }

    // Where Debian puts NumPy.
    private const string OfTheSystem = "/usr/bin/python3";

    private static async Task<string[]> PythonAsync(string[] vocabulary, string[] lines)
    {
        const string Script =
            "import sys; from tokens import Tokenizer\n"
            + "lines = sys.stdin.buffer.read().decode('utf-8').split('\\n')\n"
            + "cut = Tokenizer(lines[0].split(' '))\n"
            + "sys.stdout.write('\\n'.join(' '.join(map(str, cut.ids(line))) for line in lines[1:]))";
        var start = new ProcessStartInfo(File.Exists(OfTheSystem) ? OfTheSystem : "python3", ["-c", Script])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src", "training"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var faults = process.StandardError.ReadToEndAsync();
            try
            {
                await process.StandardInput.WriteAsync(string.Join('\n', lines.Prepend(string.Join(' ', vocabulary))));
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it read; its exit code says why.
            }

            await process.WaitForExitAsync();
            var told = await faults;
            if (told.Contains("No module named 'numpy'", StringComparison.Ordinal))
            {
                Assert.Skip("python3 has no NumPy");
            }

            Assert.True(process.ExitCode == 0, told);

            return (await output).Split('\n');
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is not installed");
            throw;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;

namespace Assistant.Tests.Support;

/// <summary>Prints a text to PDF as offices do: A4, 22 lines of 28 letters, the title at the head of each page and its number at the foot.</summary>
internal static class PrintedReport
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Printed by LibreOffice from a Word document. Its lines are not justified: LibreOffice leaves some commas at their ends out of the PDF then.</summary>
    public static byte[] ByLibreOffice(string title, IEnumerable<string> paragraphs)
    {
        const string font = "<w:rFonts w:ascii=\"Noto Serif CJK SC\" w:hAnsi=\"Noto Serif CJK SC\" w:eastAsia=\"Noto Serif CJK SC\"/>";
        const string size = font + "<w:sz w:val=\"32\"/>";
        const string small = font + "<w:sz w:val=\"24\"/>";
        const string page =
            "<w:r><w:rPr><w:sz w:val=\"24\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        var body = string.Concat(
            paragraphs.Select(
                (p, i) =>
                    WordFile.P(
                        i == 0
                            ? "<w:jc w:val=\"center\"/>"
                            : "<w:spacing w:line=\"576\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"640\"/><w:jc w:val=\"left\"/>",
                        WordFile.R(WebUtility.HtmlEncode(p), i == 0 ? font + "<w:b/><w:sz w:val=\"44\"/>" : size)
                    )
            )
        );
        const string section =
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference w:type=\"default\" r:id=\"rId2\"/>"
            + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1985\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/></w:sectPr>";
        var document = WordFile.Of(
            body + section,
            ("header", WordFile.P("<w:jc w:val=\"center\"/>", WordFile.R(title, small))),
            ("footer", WordFile.P("<w:jc w:val=\"center\"/>", WordFile.R("— ", small) + page + WordFile.R(" —", small)))
        );
        return Print("soffice", ".docx", document, (source, folder) =>
            [
                $"-env:UserInstallation={new Uri(folder + "/profile").AbsoluteUri}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                source,
            ]
        );
    }

    /// <summary>Printed by Chromium from a page of the web, with its own heads and feet: date and title above, address and page below.</summary>
    public static byte[] ByChromium(string title, IEnumerable<string> paragraphs)
    {
        var body = string.Concat(
            paragraphs.Select((p, i) => i == 0 ? $"<h1>{WebUtility.HtmlEncode(p)}</h1>" : $"<p>{WebUtility.HtmlEncode(p)}</p>")
        );
        var page = string.Create(
            CultureInfo.InvariantCulture,
            $"<!doctype html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>{title}</title><style>body{{font:16pt/28.8pt \"Noto Serif CJK SC\"}}h1{{font-size:22pt;text-align:center}}p{{text-indent:2em;margin:0;text-align:justify}}</style></head><body>{body}</body></html>"
        );
        return Print("chromium", ".html", System.Text.Encoding.UTF8.GetBytes(page), (source, folder) =>
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                $"--user-data-dir={folder}/profile",
                $"--print-to-pdf={Path.ChangeExtension(source, ".pdf")}",
                source,
            ]
        );
    }

    private static byte[] Print(string program, string extension, byte[] document, Func<string, string, IEnumerable<string>> arguments)
    {
        Assert.SkipUnless(IsInstalled(program), $"{program} is not installed");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var source = Path.Combine(folder.FullName, "printed" + extension);
            File.WriteAllBytes(source, document);
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments(source, folder.FullName))
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            Assert.True(process.WaitForExit(Longest), $"{program} does not end");
            return File.ReadAllBytes(Path.ChangeExtension(source, ".pdf"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}

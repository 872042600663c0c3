using System.Text.RegularExpressions;
using Assistant.Tests.Support;
using Google.Protobuf.Reflection;
using Xunit;

namespace Assistant.Qdrant.Tests;

/// <summary>The descriptors of the official service, as the official JavaScript client carries them.</summary>
internal static partial class OfficialDescriptors
{
    /// <summary>The folder into which the build installed the official client.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Assistant.Qdrant.Tests", "Official");

    /// <summary>The files of the service; skips the running test where the client is not installed.</summary>
    public static IReadOnlyList<FileDescriptorProto> Load()
    {
        SkipUnlessInstalled();
        var folder = Path.Combine(Folder, "node_modules", "@qdrant", "js-client-grpc", "dist", "esm", "proto");
        return
        [
            .. Directory
                .EnumerateFiles(folder, "*_pb.js")
                .Select(f => Described().Match(File.ReadAllText(f)))
                .Where(m => m.Success)
                .Select(m => FileDescriptorProto.Parser.ParseFrom(Convert.FromBase64String(Padded(m.Groups[1].Value)))),
        ];
    }

    public static void SkipUnlessInstalled() =>
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules", "@qdrant")),
            "the official client is not installed; the build installs it where npm is found"
        );

    private static string Padded(string base64) => base64.PadRight((base64.Length + 3) / 4 * 4, '=');

    [GeneratedRegex("fileDesc\\(\"([A-Za-z0-9+/=]+)\"")]
    private static partial Regex Described();
}

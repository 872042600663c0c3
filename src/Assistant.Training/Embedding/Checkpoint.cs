using System.Runtime.InteropServices;

namespace Assistant.Training.Embedding;

/// <summary>Keeps the vectors of a long run, so that tuning can be tried again without it.</summary>
internal static class Checkpoint
{
    /// <summary>Reads the checkpoint, or makes and writes it.</summary>
    public static (IReadOnlyList<string> Terms, float[] Rows) LoadOrMake(
        string path,
        Func<(IReadOnlyList<string> Terms, float[] Rows)> make
    )
    {
        if (File.Exists(path))
        {
            using var reader = new BinaryReader(File.OpenRead(path));
            var terms = reader.ReadString().Split('\n');
            var rows = new float[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(rows.AsSpan()));
            return (terms, rows);
        }

        var made = make();

        // Written beside and moved: a run that is cut off leaves no half file.
        using (var writer = new BinaryWriter(File.Create(path + ".part")))
        {
            writer.Write(string.Join('\n', made.Terms));
            writer.Write(made.Rows.Length);
            writer.Write(MemoryMarshal.AsBytes(made.Rows.AsSpan()));
        }

        File.Move(path + ".part", path, overwrite: true);
        return made;
    }
}

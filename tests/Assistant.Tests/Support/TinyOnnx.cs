using System.Text;

namespace Assistant.Tests.Support;

/// <summary>Writes the smallest encoder there is as an ONNX file: a table of vectors looked up by token (one Gather), in the wire format of onnx.proto.</summary>
internal static class TinyOnnx
{
    /// <summary>A model whose token i has the vector (i, 1, 0, …).</summary>
    public static byte[] Encoder(int tokens, int width, string input = "input_ids")
    {
        var table = new float[tokens * width];
        for (var i = 0; i < tokens; i++)
        {
            table[i * width] = i;
            table[(i * width) + 1] = 1;
        }

        var raw = new byte[table.Length * sizeof(float)];
        Buffer.BlockCopy(table, 0, raw, 0, raw.Length);
        var tensor = Message(Number(1, tokens), Number(1, width), Number(2, 1), Text(8, "table"), Bytes(9, raw));
        var node = Message(Text(1, "table"), Text(1, input), Text(2, "last_hidden_state"), Text(4, "Gather"));
        var graph = Message(Bytes(1, node), Text(2, "tiny"), Bytes(5, tensor), Bytes(11, Value(input, 7, "batch", "length")), Bytes(12, Value("last_hidden_state", 1, "batch", "length", $"{width}")));
        return Message(Number(1, 8), Bytes(7, graph), Bytes(8, Message(Text(1, string.Empty), Number(2, 13))));
    }

    private static byte[] Value(string name, int type, params string[] dimensions)
    {
        var shape = Message([.. dimensions.Select(d => Bytes(1, int.TryParse(d, out var fixedSize) ? Number(1, fixedSize) : Text(2, d)))]);
        return Message(Text(1, name), Bytes(2, Bytes(1, Message(Number(1, type), Bytes(2, shape)))));
    }

    private static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(f => f)];

    private static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Bytes(int field, byte[] value) => [.. Varint((field << 3) | 2), .. Varint(value.Length), .. value];

    private static byte[] Number(int field, int value) => [.. Varint(field << 3), .. Varint(value)];

    private static IEnumerable<byte> Varint(int value)
    {
        var rest = (uint)value;
        while (rest > 0x7F)
        {
            yield return (byte)(rest | 0x80);
            rest >>= 7;
        }

        yield return (byte)rest;
    }
}

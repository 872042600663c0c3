using System.Text;

namespace Assistant.Tests.Support;

/// <summary>Writes the smallest encoders there are as ONNX files, in the wire format of onnx.proto: a table looked up by token, and sums over it.</summary>
internal static class TinyOnnx
{
    /// <summary>A model whose token i has the vector (i, 1, 0, …).</summary>
    public static byte[] Encoder(int tokens, int width, string input = "input_ids") =>
        Model(
            Bytes(1, Node("Gather", ["table", input], "last_hidden_state")),
            Bytes(5, Table(tokens, width, i => i)),
            Bytes(11, Value(input, 7, "batch", "length")),
            Bytes(12, Value("last_hidden_state", 1, "batch", "length", $"{width}"))
        );

    /// <summary>The same behind a mask, as src/training exports it: what is masked has the vector 0.</summary>
    /// <param name="first">The first number of a token's vector; its place in the vocabulary when not given.</param>
    public static byte[] SentenceEncoder(
        int tokens,
        int width,
        string mask = "attention_mask",
        string output = "last_hidden_state",
        Func<int, float>? first = null
    ) =>
        Model(
            Bytes(1, Node("Gather", ["table", "input_ids"], "vectors")),
            Bytes(1, Node("Cast", [mask], "real", ("to", 1))),
            Bytes(1, Node("Unsqueeze", ["real", "axes"], "shown")),
            Bytes(1, Node("Mul", ["vectors", "shown"], output)),
            Bytes(5, Table(tokens, width, first ?? (i => i))),
            Bytes(5, Tensor("axes", 7, new long[] { 2 }, 1)),
            Bytes(11, Value("input_ids", 7, "batch", "length")),
            Bytes(11, Value(mask, 7, "batch", "length")),
            Bytes(12, Value(output, 1, "batch", "length", $"{width}"))
        );

    /// <summary>A model whose score is the sum of the weights of the tokens that are not masked, those of the second text counted twice.</summary>
    public static byte[] CrossEncoder(float[] weights, string types = "token_type_ids", string output = "score", bool summed = true) =>
        Model(
            Bytes(1, Node("Gather", ["weights", "input_ids"], "weight")),
            Bytes(1, Node("Cast", ["attention_mask"], "mask", ("to", 1))),
            Bytes(1, Node("Cast", [types], "second", ("to", 1))),
            Bytes(1, Node("Mul", ["weight", "mask"], "once")),
            Bytes(1, Node("Mul", ["once", "second"], "again")),
            Bytes(1, Node("Add", ["once", "again"], summed ? "both" : output)),
            summed ? Bytes(1, Node("ReduceSum", ["both", "axes"], output, ("keepdims", 0))) : [],
            Bytes(5, Tensor("weights", 1, weights, weights.Length)),
            Bytes(5, Tensor("axes", 7, new long[] { 1 }, 1)),
            Bytes(11, Value("input_ids", 7, "batch", "length")),
            Bytes(11, Value("attention_mask", 7, "batch", "length")),
            Bytes(11, Value(types, 7, "batch", "length")),
            Bytes(12, summed ? Value(output, 1, "batch") : Value(output, 1, "batch", "length"))
        );

    /// <summary>
    /// A model with several scores. Each is a sum over the tokens that are not masked: token i adds (i + k) × (1 + its type) to score k, and nothing where its weight
    /// is 0.
    /// </summary>
    public static byte[] ReadingModel(float[] weights, int scores, string output = "scores")
    {
        var table = weights.SelectMany(w => Enumerable.Range(0, scores).Select(k => w == 0 ? 0f : w + k)).ToArray();
        return Model(
            Bytes(1, Node("Gather", ["table", "input_ids"], "vectors")),
            Bytes(1, Node("Cast", ["attention_mask"], "mask", ("to", 1))),
            Bytes(1, Node("Cast", ["token_type_ids"], "types", ("to", 1))),
            Bytes(1, Node("Mul", ["mask", "types"], "more")),
            Bytes(1, Node("Add", ["mask", "more"], "times")),
            Bytes(1, Node("Unsqueeze", ["times", "last"], "each")),
            Bytes(1, Node("Mul", ["vectors", "each"], "parts")),
            Bytes(1, Node("ReduceSum", ["parts", "length"], output, ("keepdims", 0))),
            Bytes(5, Tensor("table", 1, table, weights.Length, scores)),
            Bytes(5, Tensor("last", 7, new long[] { 2 }, 1)),
            Bytes(5, Tensor("length", 7, new long[] { 1 }, 1)),
            Bytes(11, Value("input_ids", 7, "batch", "tokens")),
            Bytes(11, Value("attention_mask", 7, "batch", "tokens")),
            Bytes(11, Value("token_type_ids", 7, "batch", "tokens")),
            Bytes(12, Value(output, 1, "batch", $"{scores}"))
        );
    }

    private static byte[] Table(int tokens, int width, Func<int, float> first)
    {
        var table = new float[tokens * width];
        for (var i = 0; i < tokens; i++)
        {
            table[i * width] = first(i);
            table[(i * width) + 1] = 1;
        }

        return Tensor("table", 1, table, tokens, width);
    }

    private static byte[] Model(params byte[][] graph) =>
        Message(Number(1, 8), Bytes(7, Message([.. graph, Text(2, "tiny")])), Bytes(8, Message(Text(1, string.Empty), Number(2, 13))));

    private static byte[] Node(string operation, string[] inputs, string output, params (string Name, int Value)[] attributes) =>
        Message([
            .. inputs.Select(i => Text(1, i)),
            Text(2, output),
            Text(4, operation),
            .. attributes.Select(a => Bytes(5, Message(Text(1, a.Name), Number(3, a.Value), [.. Varint(20 << 3), .. Varint(2)]))),
        ]);

    private static byte[] Tensor(string name, int type, Array values, params int[] dimensions)
    {
        var raw = new byte[Buffer.ByteLength(values)];
        Buffer.BlockCopy(values, 0, raw, 0, raw.Length);
        return Message([.. dimensions.Select(d => Number(1, d)), Number(2, type), Text(8, name), Bytes(9, raw)]);
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

using System.Collections.Concurrent;

namespace Assistant.Core.Index;

/// <summary>The blocks of vectors that were read, for all states of an index: a block never changes, it is replaced by another.</summary>
internal sealed class VectorCache
{
    // Four million passages of the embedding that ships.
    private const long MostBytes = 640L << 20;
    private readonly ConcurrentDictionary<long, PassageBlock> blocks = new();
    private long bytes;

    /// <summary>The block, read where it is not there yet.</summary>
    public PassageBlock Get(IReadSource source, BlockInfo info)
    {
        if (blocks.TryGetValue(info.Number, out var found))
        {
            return found;
        }

        var block = source.Read(connection => PassageBlock.Read(connection, info));
        if (Interlocked.Read(ref bytes) + block.Bytes > MostBytes)
        {
            Clear();
        }

        if (blocks.TryAdd(info.Number, block))
        {
            Interlocked.Add(ref bytes, block.Bytes);
        }

        return block;
    }

    private void Clear()
    {
        blocks.Clear();
        Interlocked.Exchange(ref bytes, 0);
    }
}

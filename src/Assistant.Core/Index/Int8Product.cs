using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assistant.Core.Index;

/// <summary>The inner product of vectors of eight bits a value.</summary>
internal static class Int8Product
{
    /// <summary>The sum of the products; both are of one length.</summary>
    public static int Of(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        var sums = Vector256<int>.Zero;
        var at = 0;
        ref var left = ref MemoryMarshal.GetReference(one);
        ref var right = ref MemoryMarshal.GetReference(other);
        for (; at <= one.Length - Vector128<sbyte>.Count; at += Vector128<sbyte>.Count)
        {
            // A product of two bytes fits sixteen bits; the sum of many does not.
            var products =
                Vector256.WidenLower(Vector128.LoadUnsafe(ref left, (nuint)at).ToVector256Unsafe())
                * Vector256.WidenLower(Vector128.LoadUnsafe(ref right, (nuint)at).ToVector256Unsafe());
            var (low, high) = Vector256.Widen(products);
            sums += low + high;
        }

        var sum = Vector256.Sum(sums);
        for (; at < one.Length; at++)
        {
            sum += one[at] * other[at];
        }

        return sum;
    }
}

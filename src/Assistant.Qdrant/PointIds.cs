using System.Security.Cryptography;
using System.Text;
using Assistant.Qdrant.Protocol;

namespace Assistant.Qdrant;

/// <summary>Point identifiers: a server accepts only numbers and UUIDs, so the identifier of a passage is hashed into a UUID and kept in the payload.</summary>
internal static class PointIds
{
    /// <summary>The point with the notes of a collection; it has no vectors, so no search finds it.</summary>
    public static PointId Notes { get; } = Of("\u0000notes");

    /// <summary>The same UUID for the same passage, in the shape of RFC 9562 version 8 (a custom hash).</summary>
    public static PointId Of(string passageId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(passageId), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new PointId { Uuid = new Guid(hash[..16], bigEndian: true).ToString() };
    }
}

using System.Security.Cryptography;

namespace Assistant.Core.Generation;

/// <summary>The fences around data in a prompt: each call gets a new name, so that no document or question can close them.</summary>
internal static class Fence
{
    /// <summary>A name that nobody can guess.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(8, lowercase: true);
}

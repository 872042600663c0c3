using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Index;
using Assistant.Core.Verification;

namespace Assistant.Web.Drafts;

/// <summary>What the last drafts came to, so that one that was just checked is not judged again to be exported. Texts are not kept, only their hashes.</summary>
internal sealed class CheckedDrafts
{
    private const int Most = 32;

    private readonly Lock gate = new();
    private readonly LinkedList<(string Hash, WeakReference<ICorpusSnapshot> Corpus, VerificationResult Result)> last = new();

    /// <summary>Keeps a result for as long as the reports stay what they are and not many other drafts come.</summary>
    public void Keep(string text, ICorpusSnapshot corpus, VerificationResult result)
    {
        var hash = Hash(text);
        lock (gate)
        {
            last.AddFirst((hash, new WeakReference<ICorpusSnapshot>(corpus), result));
            if (last.Count > Most)
            {
                last.RemoveLast();
            }
        }
    }

    /// <summary>What the same text came to with the same reports; null where that is not known.</summary>
    public VerificationResult? Find(string text, ICorpusSnapshot corpus)
    {
        var hash = Hash(text);
        lock (gate)
        {
            return last.FirstOrDefault(d => d.Hash == hash && d.Corpus.TryGetTarget(out var of) && ReferenceEquals(of, corpus)).Result;
        }
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

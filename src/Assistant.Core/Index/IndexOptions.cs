using System.ComponentModel.DataAnnotations;

namespace Assistant.Core.Index;

/// <summary>Where reports are read from and the index is kept; settings section "Index".</summary>
public sealed class IndexOptions
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Index";

    /// <summary>Folder of the reports; a relative one is looked for from the content root upward.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Index:CorpusDirectory must name a folder, for example corpus")]
    public string CorpusDirectory { get; set; } = "corpus";

    /// <summary>Folder of the index; a relative one lies beside the corpus folder.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Index:DataDirectory must name a folder, for example data")]
    public string DataDirectory { get; set; } = "data";

    /// <summary>Whether the start of the web host may remove more than half of the indexed reports, whose files are gone; else it serves the index as it is and warns.</summary>
    public bool Prune { get; set; }
}

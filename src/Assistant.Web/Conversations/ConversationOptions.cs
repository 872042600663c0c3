using System.ComponentModel.DataAnnotations;

namespace Assistant.Web.Conversations;

/// <summary>What is kept of conversations and for how long; settings section "Conversations".</summary>
public sealed class ConversationOptions
{
    /// <summary>Name of the settings section.</summary>
    public const string Section = "Conversations";

    /// <summary>Folder of the conversations, apart from the index; a relative one lies beside the data folder. Empty: they are kept in memory until the host stops.</summary>
    public string Folder { get; set; } = "conversations";

    /// <summary>Hours after its last turn for which a conversation is kept.</summary>
    [Range(0.01, 87_600, ErrorMessage = "Conversations:RetentionHours must be between 0.01 and 87600 (ten years)")]
    public double RetentionHours { get; set; } = 24;

    /// <summary>Days for which the copy of a shared answer can be opened.</summary>
    [Range(1, 3650, ErrorMessage = "Conversations:ShareDays must be between 1 and 3650")]
    public int ShareDays { get; set; } = 30;

    /// <summary>Conversations that one browser may have; the oldest give way.</summary>
    [Range(1, 10_000, ErrorMessage = "Conversations:PerOwner must be between 1 and 10000")]
    public int PerOwner { get; set; } = 100;

    /// <summary>Whether what the operator sees of rated answers holds the question, too; without it, only the reason that the person wrote.</summary>
    public bool KeepQuestionText { get; set; }
}

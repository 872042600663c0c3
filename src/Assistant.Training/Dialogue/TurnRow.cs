using Assistant.Core.Questions;

namespace Assistant.Training.Dialogue;

/// <summary>A turn that the model of turn roles learns from or is counted on.</summary>
/// <param name="Report">The report that it asks about; empty where none.</param>
/// <param name="Text">The turn as typed.</param>
/// <param name="Features">What is looked at in it.</param>
/// <param name="Role">What it has to do with the turns before it.</param>
/// <param name="Weight">How much it counts in learning.</param>
/// <param name="FromConversation">Whether it was written as a turn of a conversation, not made of a set's question.</param>
internal sealed record TurnRow(
    string Report,
    string Text,
    IReadOnlyCollection<string> Features,
    TurnRole Role,
    double Weight,
    bool FromConversation
);

const firstPicture = 0x2400;

/**
 * Shows characters that steer what is seen instead of being seen: controls and overrides of the direction of writing in names and texts of files would make a
 * line read otherwise than it is. Declared once more in C# (Language/VisibleText.cs).
 */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g, mark);
}

function mark(character: string): string {
  const code = character.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(firstPicture + code) : code === 0x7f ? '\u2421' : `⟦U+${code.toString(16).toUpperCase().padStart(4, '0')}⟧`;
}

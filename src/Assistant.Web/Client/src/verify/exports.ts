import { type DraftState } from './session';

export const formats = ['docx', 'csv', 'md'] as const;
export type Format = (typeof formats)[number];

/** The name of the exported file: that of the draft, with what it is. */
export function exportName(name: string, format: Format): string {
  const stem = name.replace(/\.[^.]*$/, '') || '文稿';
  return `${stem}-核对结果.${format}`;
}

/** Has the host make the file, and gives it to the person. */
export async function exportDraft(format: Format, state: DraftState, file: File | null): Promise<string> {
  const body = new FormData();
  body.append('text', state.checked);
  body.append('name', state.name);
  if (file && format === 'docx' && /\.docx$/i.test(file.name)) {
    body.append('file', file, file.name);
  }

  const response = await fetch(`/api/verify?format=${format}`, { method: 'POST', body });
  if (!response.ok) {
    throw new Error((await response.json().catch(() => null))?.detail ?? '');
  }

  const name = exportName(state.name, format);
  save(await response.blob(), name);
  return name;
}

/** Gives a file to the person as a download. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What is wrong with what was dropped, picked or pasted, before anything of it is sent; the keys of the texts. */
export type FileFault = 'folder' | 'several' | 'empty' | 'picture' | 'oldWord' | 'unreadable' | 'large';

/** Files of a draft are small; one with pictures may have some megabytes. */
export const mostBytes = 10_000_000;

const readable = /\.(docx|txt|md|pdf|html?|text)$/i;

/** Why a file is not sent; null where nothing speaks against it. */
export function faultOf(file: { name: string; size: number; type: string }): FileFault | null {
  if (file.type.startsWith('image/')) {
    return 'picture';
  }

  if (/\.(doc|wps|rtf)$/i.test(file.name)) {
    return 'oldWord';
  }

  if (file.size === 0) {
    return 'empty';
  }

  if (file.size > mostBytes) {
    return 'large';
  }

  return readable.test(file.name) || file.type === 'text/plain' ? null : 'unreadable';
}

/** The one file that was dropped, or why there is none. A folder arrives as a file of no kind: only its entry says what it is. */
export function dropped(data: DataTransfer): File | FileFault | null {
  const items = [...data.items].filter((item) => item.kind === 'file');
  if (items.some((item) => item.webkitGetAsEntry?.()?.isDirectory)) {
    return 'folder';
  }

  const files = [...data.files];
  if (files.length > 1) {
    return 'several';
  }

  return files[0] ? (faultOf(files[0]) ?? files[0]) : null;
}

/** Whether a picture is pasted and no text: the browser would put nothing into the field and say nothing. */
export function isPicture(data: DataTransfer): boolean {
  return data.getData('text/plain') === '' && [...data.items].some((item) => item.kind === 'file' && item.type.startsWith('image/'));
}

/** The text of a file, read by the host. */
export async function readDraft(file: File): Promise<string> {
  const response = await fetch(`/api/drafts?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Error(body?.detail ?? '');
  }

  return (body as { text: string }).text;
}

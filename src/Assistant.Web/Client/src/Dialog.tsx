import { useEffect, useRef, type ReactNode } from 'react';
import { askWords } from './texts/ask';
import { useWords } from './texts/words';

/** A sheet over the page. Esc and the button close it; the browser puts the focus back. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const words = useWords(askWords);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current && !dialog.current.open) {
      dialog.current.showModal();
    }
  }, []);

  return (
    <dialog ref={dialog} className="sheet" aria-label={title} onClose={onClose}>
      <header>
        <h2>{title}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </header>
      <div className="sheet-body">{children}</div>
    </dialog>
  );
}

import { Component, type ReactNode } from 'react';
import { shellWords } from './texts/shell';
import { wordsNow } from './texts/words';

/** Keeps a fault of one page from taking the others with it, and says how to go on. */
export class Guard extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    const words = wordsNow(shellWords);
    return this.state.isBroken ? (
      <p className="notice" role="alert">
        {words.broken}
        <button type="button" onClick={() => window.location.reload()}>
          {words.reload}
        </button>
      </p>
    ) : (
      this.props.children
    );
  }
}

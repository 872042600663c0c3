/** What the browser keeps. Where it keeps nothing (switched off, full, a private window) everything still works until the page is left. */
export class Kept {
  private readonly memory = new Map<string, string>();

  constructor(private readonly area: () => Storage) {}

  read(key: string): string | null {
    try {
      return this.area().getItem(key) ?? this.memory.get(key) ?? null;
    } catch {
      return this.memory.get(key) ?? null;
    }
  }

  write(key: string, value: string): void {
    this.memory.set(key, value);
    try {
      this.area().setItem(key, value);
    } catch {
      // Kept in memory.
    }
  }

  remove(key: string): void {
    this.memory.delete(key);
    try {
      this.area().removeItem(key);
    } catch {
      // Nothing was kept.
    }
  }

  /** Whether what is written is there after the page was left. */
  get lasts(): boolean {
    try {
      this.area().setItem('assistant.probe', '1');
      this.area().removeItem('assistant.probe');
      return true;
    } catch {
      return false;
    }
  }
}

/** What lasts when the browser is closed. */
export const kept = new Kept(() => window.localStorage);

import type { ChatEvent } from './events';

/** Sends a draft; gives back what stops it once the connection is there. */
export type Check = (text: string, onEvent: (event: ChatEvent) => void, onFailure: (message: string) => void) => Promise<() => void>;

/** One draft is judged at a time. What still comes of a run that is over is dropped, also where it was ended before the connection was there. */
export class DraftRuns {
  private run = 0;
  private stop: () => void = () => undefined;

  constructor(private readonly check: Check) {}

  async begin(text: string, onEvent: (event: ChatEvent) => void, onFailure: (message: string) => void): Promise<void> {
    this.end();
    const own = this.run;
    const isOn = () => own === this.run;
    try {
      const stop = await this.check(
        text,
        (event) => isOn() && onEvent(event),
        (message) => isOn() && onFailure(message),
      );
      if (isOn()) {
        this.stop = stop;
      } else {
        stop();
      }
    } catch {
      if (isOn()) {
        onFailure('连不上服务器，请检查网络后再试。');
      }
    }
  }

  end(): void {
    this.run++;
    this.stop();
    this.stop = () => undefined;
  }
}

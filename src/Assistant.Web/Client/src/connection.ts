import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { ChatEvent } from './events';
import { textsOfConnection } from './texts/connection';
import { wordsNow } from './texts/words';

/** connecting: not there yet; away: it was there or should be, and is tried again; offline: the browser knows of no network. */
export type Health = 'connecting' | 'online' | 'away' | 'offline';

/** A question as the hub takes it. The same turn can be asked for again: the server goes on behind the events that were received. */
export interface AskRequest {
  id: string;
  question: string;
  history: string[];
  place: string | null;
  conversation?: string;
  owner?: string;
}

// Milliseconds before each try; the last one is kept.
const waits = [0, 500, 1000, 2000, 4000, 8000];

/** The connection to the hub. It tries again for as long as the page is open, and says how it stands. */
export class Chat {
  private readonly hub: HubConnection;
  private health: Health = 'connecting';
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private waiting: (() => void)[] = [];

  constructor(private readonly tell: (health: Health) => void) {
    this.hub = new HubConnectionBuilder().withUrl('/chat').configureLogging(LogLevel.None).build();
    this.hub.onclose(() => this.lost());
  }

  /** Connects, and looks after the connection until the returned function is called. */
  begin(): () => void {
    const online = () => this.retryNow();
    // A connection over a network that is gone would be found dead only after half a minute.
    const offline = () => {
      this.say('offline');
      void this.hub.stop();
    };
    window.addEventListener('online', online);
    window.addEventListener('offline', offline);
    this.retryNow();
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('offline', offline);
    };
  }

  /** Tries at once instead of at the next time. */
  retryNow(): void {
    this.tries = 0;
    this.schedule();
  }

  /** Asks, or goes on with a turn behind the events that were received. Lost connections are mended; the returned function ends the interest, not the work. */
  ask(request: AskRequest, received: number, onEvent: (event: ChatEvent) => void, onFailure: (message: string) => void): () => void {
    const turn = new FollowedTurn(received, onEvent, onFailure);
    void turn.follow((after, next) => this.whole('Ask', { ...request, after }, next), () => this.online());
    return () => turn.end();
  }

  /** Stops the work of a turn. */
  async stop(request: { owner: string; conversation: string; id: string }): Promise<void> {
    if (this.hub.state === HubConnectionState.Connected) {
      await this.hub.invoke('Stop', request).catch(() => undefined);
    }
  }

  /** Judges every figure of a draft; the returned function stops the work. */
  async check(text: string, onEvent: (event: ChatEvent) => void, onFailure: (message: string) => void): Promise<() => void> {
    await this.online();
    const stream = this.hub.stream<ChatEvent>('Check', text).subscribe({
      next: onEvent,
      error: () => onFailure(wordsNow(textsOfConnection).checkLost),
      complete: () => undefined,
    });
    return () => stream.dispose();
  }

  get isOnline(): boolean {
    return this.hub.state === HubConnectionState.Connected;
  }

  /** Resolves once the connection is there. */
  online(): Promise<void> {
    return this.hub.state === HubConnectionState.Connected ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  // How a stream ended: whole, or broken off. What the server itself refuses is an error.
  private whole(method: string, argument: unknown, next: (event: ChatEvent) => void): { ended: Promise<Ending>; dispose: () => void } {
    let dispose = () => undefined as void;
    const ended = new Promise<Ending>((resolve) => {
      const stream = this.hub.stream<ChatEvent>(method, argument).subscribe({
        next,
        error: () => resolve(this.hub.state === HubConnectionState.Connected ? 'refused' : 'lost'),
        complete: () => resolve('complete'),
      });
      dispose = () => {
        stream.dispose();
        resolve('complete');
      };
    });
    return { ended, dispose: () => dispose() };
  }

  private lost(): void {
    this.say(navigator.onLine === false ? 'offline' : 'away');
    this.schedule();
  }

  private schedule(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
    }

    const wait = waits[Math.min(this.tries, waits.length - 1)]!;
    this.timer = setTimeout(() => void this.start(), wait);
  }

  private async start(): Promise<void> {
    this.timer = null;
    if (this.hub.state !== HubConnectionState.Disconnected) {
      return;
    }

    try {
      await this.hub.start();
      this.tries = 0;
      this.say('online');
      this.waiting.splice(0).forEach((resolve) => resolve());
    } catch {
      this.tries++;
      this.lost();
    }
  }

  private say(health: Health): void {
    if (this.health !== health) {
      this.health = health;
      this.tell(health);
    }
  }
}

export type Ending = 'complete' | 'lost' | 'refused';

type Send = (after: number, next: (event: ChatEvent) => void) => { ended: Promise<Ending>; dispose: () => void };

// A server that refuses again and again will not be asked for ever.
const mostRefusals = 3;
const betweenTries = 1000;

/** One turn, followed over as many streams as it takes until its last event. */
export class FollowedTurn {
  private isOver = false;
  private dispose: () => void = () => undefined;

  constructor(
    private received: number,
    private readonly onEvent: (event: ChatEvent) => void,
    private readonly onFailure: (message: string) => void,
    private readonly pause: (milliseconds: number) => Promise<void> = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  ) {}

  async follow(send: Send, online: () => Promise<void>): Promise<void> {
    for (let refusals = 0; !this.isOver; ) {
      await online();
      if (this.isOver) {
        return;
      }

      let again: number | null = null;
      const stream = send(this.received, (event) => {
        again = this.take(event);
      });
      this.dispose = stream.dispose;
      const ending = await stream.ended;
      refusals = ending === 'refused' ? refusals + 1 : 0;
      if (!this.isOver && refusals >= mostRefusals) {
        this.isOver = true;
        this.onFailure(wordsNow(textsOfConnection).turnRefused);
      } else if (!this.isOver) {
        await this.pause(again === null ? betweenTries : again * 1000);
      }
    }
  }

  end(): void {
    this.isOver = true;
    this.dispose();
  }

  // Seconds after which to ask again where the server says so.
  private take(event: ChatEvent): number | null {
    if (this.isOver) {
      return null;
    }

    if (event.type === 'error' && event.retryAfter !== null) {
      this.received = 0;
      this.onEvent(event);
      return event.retryAfter;
    }

    this.received = event.type === 'restarted' ? 0 : this.received + 1;
    this.isOver = event.type === 'ended' || event.type === 'error';
    this.onEvent(event);
    return null;
  }
}

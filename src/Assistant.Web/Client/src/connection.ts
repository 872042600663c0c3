import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { ChatEvent } from './events';

export type Health = 'connecting' | 'online' | 'offline';

/** The connection to the hub: connects on first use, again by itself, and tells how it stands. */
export class Chat {
  private readonly hub: HubConnection;
  private starting: Promise<void> | null = null;

  constructor(private readonly tell: (health: Health) => void) {
    this.hub = new HubConnectionBuilder().withUrl('/chat').withAutomaticReconnect([0, 1000, 3000, 5000, 10000]).configureLogging(LogLevel.Error).build();
    this.hub.onreconnecting(() => tell('connecting'));
    this.hub.onreconnected(() => tell('online'));
    this.hub.onclose(() => tell('offline'));
  }

  async connect(): Promise<void> {
    if (this.hub.state === HubConnectionState.Connected) {
      return;
    }

    this.starting ??= this.hub.start().finally(() => {
      this.starting = null;
    });
    this.tell('connecting');
    try {
      await this.starting;
      this.tell('online');
    } catch (error) {
      this.tell('offline');
      throw error;
    }
  }

  /** Asks; the returned function stops the work. */
  ask(request: { id: string; question: string; history: string[]; place: string | null }, onEvent: (event: ChatEvent) => void, onFailure: (message: string) => void): Promise<() => void> {
    return this.stream('Ask', request, onEvent, () => onFailure('与服务器的连接中断，请稍后再问。'));
  }

  /** Judges every figure of a draft; the returned function stops the work. */
  check(text: string, onEvent: (event: ChatEvent) => void, onFailure: (message: string) => void): Promise<() => void> {
    return this.stream('Check', text, onEvent, () => onFailure('核对没有完成，请检查网络后再试。'));
  }

  private async stream(method: string, argument: unknown, onEvent: (event: ChatEvent) => void, onFailure: () => void): Promise<() => void> {
    await this.connect();
    const stream = this.hub.stream<ChatEvent>(method, argument).subscribe({ next: onEvent, error: onFailure, complete: () => undefined });
    return () => stream.dispose();
  }
}

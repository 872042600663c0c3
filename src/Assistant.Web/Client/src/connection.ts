import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { ChatEvent, VerificationResult } from './events';

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
  async ask(request: { id: string; question: string; history: string[]; place: string | null }, onEvent: (event: ChatEvent) => void, onFailure: (message: string) => void): Promise<() => void> {
    await this.connect();
    const stream = this.hub.stream<ChatEvent>('Ask', request).subscribe({
      next: onEvent,
      error: () => onFailure('与服务器的连接中断，请稍后再问。'),
      complete: () => undefined,
    });
    return () => stream.dispose();
  }

  /** Judges every figure of a draft. */
  async verify(text: string): Promise<VerificationResult> {
    await this.connect();
    return this.hub.invoke<VerificationResult>('Verify', text);
  }
}

import type { AddressInfo } from 'node:net';

import { SMTPServer } from 'smtp-server';

export const RIGHT_PASSWORD = 'right-password-of-the-stand-in';

/** A mail server on loopback that lets one password in. */
export interface MailServer {
  readonly port: number;
  /** Sign-ins wait from now on. */
  hold(): void;
  /** Answers those that wait, and lets later ones through. */
  release(): void;
  /** Whatever was begun to be sent: it must stay empty. */
  readonly senders: readonly string[];
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const senders: string[] = [];
  const waiting: (() => void)[] = [];
  let isHeld = false;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth({ username = '', password }, _session, callback) {
      const answer = () =>
        password === RIGHT_PASSWORD ? callback(null, { user: username }) : callback(new Error('Not this password'));
      if (isHeld) waiting.push(answer);
      else answer();
    },
    onMailFrom({ address }, _session, callback) {
      senders.push(address);
      callback();
    },
  });
  // A client that goes away in the middle is what cancelling is.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const release = () => {
    isHeld = false;
    for (const answer of waiting.splice(0)) answer();
  };
  return {
    port: (server.server.address() as AddressInfo).port,
    hold: () => {
      isHeld = true;
    },
    release,
    senders,
    close: () => {
      release();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

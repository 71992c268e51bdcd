import type { ReactNode } from 'react';

import { CodeBlock } from '@/components/ui/code-block';
import type { KeyStatus } from '@/lib/encryption/types';

interface KeyGuideProps {
  readonly keys: readonly KeyStatus[];
  readonly keyFile: string | null;
}

/** The steps of a key rotation, in words. */
export function KeyGuide({ keys, keyFile }: KeyGuideProps) {
  const next = nextName(keys);
  // Every usable key stays in the list: omitting one by mistake would make the data under it unreadable.
  const kept = keys.filter(({ state }) => state !== 'missing').map(({ id }) => `${id}:<as it is>`);
  const list = [`${next}:<new key>`, ...kept].join(',');
  const place = <code className="text-code break-all">{keyFile ?? 'SIGNALBOX_ENCRYPTION_KEYS'}</code>;
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-lg font-semibold">Replace a key</h2>
      <ol className="grid list-decimal grid-cols-1 gap-4 pl-5 marker:text-text-muted">
        <Step title="Make a new key.">
          <CodeBlock label="Make a key" code="openssl rand -base64 32" />
        </Step>
        <Step title="Put it in front of the list.">
          <p>The first key of the list seals, all of them open. Write into {place}:</p>
          <CodeBlock label="The list of keys" code={list} />
        </Step>
        <Step title="Start the server again.">
          <p>
            With more than one process, add the new key at the end first and start all of them again, so that each can
            open what another seals; then move it to the front and start them again.
          </p>
        </Step>
        <Step title="Re-encrypt, on this page.">
          <p>
            Only the data keys are sealed anew, by the new key. Credentials, change times and ETags stay, and what
            somebody saves meanwhile is never overwritten.
          </p>
        </Step>
        <Step title="Remove the old key from the list.">
          <p>
            When this page shows nothing under it. Keep it in a safe place as long as you keep backups from before: they
            open with it alone. If it was exposed, change the credentials at their providers too.
          </p>
        </Step>
      </ol>
    </section>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <div className="grid grid-cols-1 gap-1.5">
        <p className="font-medium">{title}</p>
        <div className="grid grid-cols-1 gap-1.5 text-pretty text-text-muted">{children}</div>
      </div>
    </li>
  );
}

/** `k2` after `k1`: the first such name that is not taken. */
function nextName(keys: readonly KeyStatus[]): string {
  for (let number = keys.length + 1; ; number += 1) {
    const name = `k${number}`;
    if (!keys.some(({ id }) => id === name)) return name;
  }
}

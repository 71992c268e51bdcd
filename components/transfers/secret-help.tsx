import { CodeBlock } from '@/components/ui/code-block';

const SAMPLE = `credentials:
  apiKey: { fingerprint: "1a2b3c4d" } # keep it, if it is that one
  token: env:SIGNALBOX_SECRET_TOKEN   # from a variable of the server
  password: in clear                  # as it is`;

/** How a document specifies secrets. */
export function SecretHelp() {
  return (
    <details className="text-text-muted">
      <summary className="w-fit cursor-pointer rounded-xs py-1 hover:text-text">How secrets are given</summary>
      <div className="grid grid-cols-1 gap-2 pt-2">
        <p className="max-w-2xl text-pretty">
          By fingerprint, as an export has it; by a variable of the server whose name begins with{' '}
          <code className="text-code">SIGNALBOX_SECRET_</code>; or in clear. Where the target has another secret than
          the fingerprint says, the plan asks.
        </p>
        <CodeBlock label="Secrets in a document" code={SAMPLE} />
      </div>
    </details>
  );
}

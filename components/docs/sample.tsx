import { Check, Copy } from 'lucide-react';

export interface SampleProps {
  /** The name of the sample: "curl", "Body: A draft". */
  label: string;
  code: string;
}

/** Code with a copy button. The page's single listener (CopyClicks) handles the button, so a sample ships no script. */
export function Sample({ label, code }: SampleProps) {
  return (
    <figure className="min-w-0 rounded-md border border-border bg-subtle">
      <figcaption className="flex items-center justify-between gap-2 border-b border-border py-1 pr-1 pl-3 text-xs text-text-muted">
        {label}
        <button
          type="button"
          data-copy
          aria-label={`Copy ${label}`}
          className="group invisible grid size-7 shrink-0 place-items-center rounded-md in-data-copies:visible hover:bg-hover pointer-coarse:size-9 [&_svg]:size-4"
        >
          <Copy aria-hidden className="group-data-[copied]:hidden" />
          <Check aria-hidden className="hidden text-success-fg group-data-[copied]:block" />
        </button>
      </figcaption>
      {/* Wraps instead of scrolling, so it needs no tab stop. */}
      <pre className="px-3 py-2.5 font-mono text-code wrap-anywhere whitespace-pre-wrap text-text">
        <code>{code}</code>
      </pre>
    </figure>
  );
}

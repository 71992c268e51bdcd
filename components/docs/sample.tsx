import { Check, Copy } from 'lucide-react';

export interface SampleProps {
  /** What it is: "curl", "Body: A draft". */
  label: string;
  code: string;
}

/** Code with a copy button. The button works by the page's one listener (CopyClicks), so that a sample is no script. */
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
      {/* Wraps instead of scrolling: nothing here needs a stop of the Tab key. */}
      <pre className="px-3 py-2.5 font-mono text-code wrap-anywhere whitespace-pre-wrap text-text">
        <code>{code}</code>
      </pre>
    </figure>
  );
}

'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';

import { cn } from './cn';
import { CopyButton } from './copy-button';

export interface CodeBlockProps {
  code: string;
  /** Names the block and its copy button for screen readers, such as "curl request". */
  label: string;
  /** The text to copy, if it differs from the displayed text. */
  copyValue?: string;
  /** Wraps long lines instead of scrolling. */
  wrap?: boolean;
  className?: string;
}

export function CodeBlock({ code, label, copyValue = code, wrap = false, className }: CodeBlockProps) {
  const box = useRef<HTMLPreElement>(null);
  // Until measured, the block counts as scrollable, so that the keyboard can reach it.
  const [scrolls, setScrolls] = useState(true);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () =>
      setScrolls(element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // The text grows and shrinks inside a box of constant size.
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);

  return (
    <div className={cn('relative rounded-md border border-border bg-subtle', className)}>
      <pre
        ref={box}
        // A scrollable block must be reachable by keyboard, and then needs a role and a name.
        {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': label })}
        className={cn(
          'max-h-96 overflow-auto rounded-md py-2.5 pr-12 pl-3 font-mono text-code text-text focus-visible:outline-offset-0',
          wrap && 'break-words whitespace-pre-wrap',
        )}
      >
        <code className={cn('block', !wrap && 'w-max')}>{inParts(code)}</code>
      </pre>
      <CopyButton value={copyValue} label={`Copy ${label}`} className="absolute top-1 right-1 bg-subtle" />
    </div>
  );
}

const LINES_A_PART = 100;

/**
 * Splits long code into blocks of lines: when a line changes, the browser lays out its block and not thousands of
 * lines.
 */
function inParts(code: string): ReactNode {
  const lines = code.split(/(?<=\n)/);
  if (lines.length <= LINES_A_PART) return code;
  const starts = Array.from({ length: Math.ceil(lines.length / LINES_A_PART) }, (_, part) => part * LINES_A_PART);
  return starts.map((start) => (
    <span key={start} className="block">
      {lines.slice(start, start + LINES_A_PART).join('')}
    </span>
  ));
}

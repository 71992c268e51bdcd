import { Callout } from '@/components/ui/callout';
import type { SelectionWarning } from '@/lib/integrations/select/warnings';

export interface SelectionWarningsProps {
  warnings: readonly SelectionWarning[];
  className?: string;
}

/** Likely mistakes in how integrations combine. An unused spare is a note, the rest are warnings. */
export function SelectionWarnings({ warnings, className }: SelectionWarningsProps) {
  const [only, ...more] = warnings;
  if (!only) return null;
  const tone = warnings.every(({ code }) => code === 'unreachable') ? 'info' : 'warning';
  return (
    <Callout tone={tone} {...(className ? { className } : {})}>
      {more.length === 0 ? (
        <p className="text-pretty">{only.message}</p>
      ) : (
        <ul className="grid list-disc gap-1.5 pl-4">
          {warnings.map(({ code, message }) => (
            <li key={`${code} ${message}`} className="text-pretty">
              {message}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}

import { CircleAlert } from 'lucide-react';

import type { ErrorPart, NodeErrors } from '@/components/conditions/tree/locate-errors';

const PARTS: readonly { readonly part: ErrorPart; readonly label?: string }[] = [
  { part: 'on', label: 'Kind' },
  { part: 'field', label: 'Field' },
  { part: 'operator', label: 'Operator' },
  { part: 'value', label: 'Value' },
  { part: 'timeOperator', label: 'Unit' },
  { part: 'node' },
];

export interface FieldErrorsProps {
  id: string;
  messages: readonly string[] | undefined;
  /** The control's name, if several controls share the lines. */
  label?: string | undefined;
}

/** Error messages below their control, which refers to them by `aria-describedby`. */
export function FieldErrors({ id, messages, label }: FieldErrorsProps) {
  if (messages === undefined || messages.length === 0) return null;
  return (
    <div id={id} className="grid gap-0.5">
      {messages.map((message) => (
        <p key={message} className="flex gap-1.5 text-sm text-danger-fg">
          <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
          <span className="min-w-0 break-words">
            {label !== undefined && <span className="font-medium">{label}: </span>}
            {message}
          </span>
        </p>
      ))}
    </div>
  );
}

/** All messages of a rule in one block below it: a long message does not fit below its own control. */
export function RuleErrors({ domId, errors }: { domId: string; errors: NodeErrors }) {
  if (Object.keys(errors).length === 0) return null;
  return (
    <div className="col-span-full grid gap-0.5 @lg:pl-[1.875rem]">
      {PARTS.map(({ part, label }) => (
        <FieldErrors key={part} id={`${domId}-${part}`} messages={errors[part]} label={label} />
      ))}
    </div>
  );
}

/** The error attributes of a control. */
export function errorProps(id: string, messages: readonly string[] | undefined) {
  const isWrong = messages !== undefined && messages.length > 0;
  return { 'aria-invalid': isWrong ? (true as const) : undefined, 'aria-describedby': isWrong ? id : undefined };
}

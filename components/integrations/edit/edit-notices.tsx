'use client';

import { useEffect, useRef } from 'react';

import { placeLabel } from '@/components/integrations/form/problems';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { PublicField } from '@/lib/catalogue/public-provider';

import type { Meanwhile } from './use-edit-form';

export interface MeanwhileNoticeProps {
  meanwhile: Meanwhile | undefined;
  fields: readonly PublicField[];
  /** The integration's activity page. */
  activityHref: string;
  onMerge: () => void;
  onDiscard: () => void;
}

/** Someone else saved while this form was open: lists the changes, and loses neither side's. */
export function MeanwhileNotice({ meanwhile, fields, activityHref, onMerge, onDiscard }: MeanwhileNoticeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const step = meanwhile?.step;
  useEffect(() => {
    if (!step) return;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'center' });
  }, [step]);
  if (!meanwhile) return null;
  const changed = meanwhile.changed.map((place) => placeLabel(fields, place)).join(', ');
  const activity = (
    <a
      href={activityHref}
      target="_blank"
      rel="noreferrer"
      className="rounded-xs underline decoration-info-border underline-offset-3 hover:decoration-current"
    >
      See who changed it<span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
  if (meanwhile.step === 'refused') {
    return (
      <Callout
        tone="info"
        actions={
          <>
            <Button variant="primary" size="sm" onClick={onMerge}>
              Reload theirs, keep my changes on top
            </Button>
            <Button size="sm" onClick={onDiscard}>
              Discard mine and reload
            </Button>
          </>
        }
      >
        <h3 ref={heading} tabIndex={-1} className="font-medium text-info-fg outline-none">
          Somebody saved this integration while you were editing it
        </h3>
        <p className="mt-1">
          {changed ? `Changed meanwhile: ${changed}. ` : ''}Yours is not saved yet, and nothing you typed is lost.{' '}
          {activity}.
        </p>
      </Callout>
    );
  }
  return (
    <Callout tone="info">
      <h3 ref={heading} tabIndex={-1} className="font-medium text-info-fg outline-none">
        Their changes are loaded, yours are on top
      </h3>
      {meanwhile.overlaps.length > 0 ? (
        <>
          <p className="mt-1">You both changed these; saving stores yours:</p>
          <ul className="mt-1 list-disc pl-5">
            {meanwhile.overlaps.map(({ place, theirs }) => (
              <li key={place}>
                {placeLabel(fields, place)}
                {theirs !== undefined && (
                  <>
                    {' '}
                    <span className="text-text-muted">
                      (theirs: <q className="break-words">{theirs}</q>)
                    </span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="mt-1">You changed different things. Look them over and save again.</p>
      )}
    </Callout>
  );
}

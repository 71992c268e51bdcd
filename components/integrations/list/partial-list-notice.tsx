import { filterQuery } from '@/components/integrations/model/list-filter';
import type { ListPart } from '@/components/integrations/model/listed-integration';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';

import type { ListView } from './use-list-view';

export interface PartNoticeProps {
  part: ListPart;
  view: Pick<ListView, 'filter' | 'isAsking' | 'total'>;
}

/** Says that the list is incomplete, and links to the other parts. */
export function PartNotice({ part: { isFirst, next }, view: { filter, isAsking, total } }: PartNoticeProps) {
  const query = filterQuery(filter);
  const older = next === undefined ? undefined : `/integrations${query}${query ? '&' : '?'}from=${next}`;
  const count = total.toLocaleString('en-GB');
  const which = isFirst
    ? older
      ? `The newest ${count} are listed`
      : `${count} found`
    : `${count} older ones are listed`;
  return (
    <div className="-my-3 flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1.5">
      <p className="tabular mr-auto text-text-muted" role="status">
        {isAsking ? 'Searching all integrations…' : `${which}.${older ? ' Search or filter to find others.' : ''}`}
      </p>
      {!isFirst && (
        <Button asChild size="sm">
          <Link href={`/integrations${query}`}>Newest</Link>
        </Button>
      )}
      {older && (
        <Button asChild size="sm">
          <Link href={older}>Older</Link>
        </Button>
      )}
    </div>
  );
}

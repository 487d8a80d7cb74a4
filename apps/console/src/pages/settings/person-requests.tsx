import { Button, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { ask } from '../../app/providers/client.ts';
import { t } from '../../app/providers/i18n.ts';
import { personRequestsDocument } from '../../generated/person.ts';
import { countdown } from '../../ui/due.ts';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { usePages } from '../../ui/list-page/use-pages.ts';
import { fullTime } from '../../ui/time.ts';
import { personsTexts } from './person-texts.ts';

const pageSize = 20;
/** Poll interval for the worker's result, ms. */
const AGAIN_MS = 2000;

/** Requests with their clock; unanswered ones first, by due time. */
export function PersonRequests({ onOpen }: { onOpen: (id: string) => void }) {
  const [open, setOpen] = useState(true);
  const requests = usePages(
    ['personRequests', open],
    (after, signal) => ask(personRequestsDocument, { open, first: pageSize, after }, signal),
    (rows) => (rows.some(({ state }) => state === 'DECIDING') ? AGAIN_MS : false),
  );
  return (
    <ListCard
      title={t(personsTexts.requests)}
      actions={
        <Segmented
          size="small"
          aria-label={t(personsTexts.requests)}
          value={open ? 'open' : 'all'}
          onChange={(value) => setOpen(value === 'open')}
          options={(['open', 'all'] as const).map((value) => ({ value, label: t(personsTexts[value]) }))}
        />
      }
      {...requests}
      empty={open ? personsTexts.noRequests : personsTexts.noRequestsAtAll}
      emptyHint={personsTexts.noRequestsHint}
      columns={[
        {
          key: 'wants',
          title: personsTexts.wants,
          kind: 'head',
          cell: ({ id, at, wantsLabel }) => (
            <Button
              type="link"
              size="small"
              aria-label={t(personsTexts.openRequest, { at: fullTime(at) })}
              onClick={() => onOpen(id)}
            >
              {wantsLabel}
            </Button>
          ),
        },
        { key: 'at', title: personsTexts.at, kind: 'time' },
        {
          key: 'due',
          title: personsTexts.due,
          cell: ({ dueAt, provisional, left }) => (
            <>
              {fullTime(dueAt)} {provisional ? t(personsTexts.provisional) : null}{' '}
              {left?.overdue ? (
                <Typography.Text type="danger" strong>
                  {countdown(left)}
                </Typography.Text>
              ) : null}
            </>
          ),
        },
        { key: 'stateLabel', title: personsTexts.state, width: 130 },
        { key: 'staffName', title: personsTexts.staff, width: 110 },
      ]}
    />
  );
}
